"""What people and places around Francistown are called. Every combination of them is invented."""

from typing import Final, NamedTuple

MEN: Final = """
    Bakang Bonolo Gaolathe Kabelo Kabo Kagiso Karabo Katlego Keabetswe Kitso Kopano Kumbulani
    Lebogang Lesego Letsholo Ludo Lumbidzani Mbako Mbiganyi Moagi Modiri Mogomotsi Molefi Mooketsi
    Motheo Mothusi Mpho Nchidzi Oabile Obakeng Ofentse Olebile Onkabetse Oteng Otsile Outlwile Pako
    Phenyo Pelotshweu Resego Shathani Tebogo Thabang Thabani Thabo Thato Thuso Tiro Tshepo Tshidzani
    Tumelo Tumisang Uyapo Vunani Wazha Zibani
""".split()

WOMEN: Final = """
    Basadi Boikanyo Boipelo Boitumelo Bokani Bontle Botho Chedza Dikeledi Dineo Goabaone Gorata
    Gosego Kealeboga Kefilwe Keitumetse Kelebogile Keneilwe Kgalalelo Kgomotso Lesedi Lorato Marang
    Masego Mmapula Moratiwa Naledi Nametso Neo Nonofo Omphile Onalenna Onkemetse Ontlametse Oratile
    Phatsimo Poloko Pono Refilwe Sadi Same Seabe Segametsi Sethunya Shato Tapiwa Tshegofatso
    Tumediso Unami Wame Yaone
""".split()

SURNAMES: Final = """
    Baitsile Basupi Batshani Chilume Dithapo Ditsele Dube Gabaake Galeforolwe Gobotswang Habangana
    Hule Kebonang Keoagile Kgathi Kgwarae Lekoko Lesetedi Letsholo Mabechu Mabutho Mannathoko
    Maphane Masala Mathiba Mbulawa Mmusi Modise Moeti Mogotsi Mokgosi Mokone Mokwena Molebatsi
    Molefe Molosiwa Monageng Mosojane Mosweu Mothibi Motsumi Moyo Mpofu Mudongo Mzwinila Ndlovu
    Ndzinge Nfila Nkala Nleya Nsala Nthobatsang Ntogwa Ntshole Nyathi Otukile Pheko Phiri Rantao
    Sebina Segokgo Selato Serame Setlhare Sibanda Tau Thebe Tibone Tladi Tlhalerwa Tshekiso Tshipa
    Tshuma Zibani Zwinila
""".split()

WARDS: Final = (
    "Aerodrome", "Area A", "Area G", "Area L", "Area S", "Area W", "Block 1", "Block 2", "Block 3",
    "Block 4", "Block 5", "Block 6", "Block 7", "Block 8", "Block 9", "Block 10", "Bluetown",
    "Coloured Area", "Donga", "Gerald Estates", "Gerald Phase 4", "Kgaphamadi", "Madzibalori",
    "Minestone", "Molapo Estates", "Monarch", "Riverside", "Satellite", "Selepa", "Somerset East",
    "Somerset West", "Tati Siding", "Tatitown", "White City",
)  # fmt: skip

STREETS: Final = (
    "Blue Jacket Street", "Doc Morgan Avenue", "Feitelberg Road", "Guy Street", "Haskins Street",
    "Khama Street", "Lobengula Avenue", "Marang Road", "New Maun Road", "Sam Nujoma Drive",
    "Selous Avenue", "St Patrick Street", "Tainton Avenue", "Thapama Road", "Village Road",
)  # fmt: skip

VILLAGES: Final = (
    "Borolong", "Chadibe", "Dukwi", "Jackalas No 1", "Kalakamati", "Kutamogoree", "Maitengwe",
    "Mandunyane", "Marapong", "Masunga", "Mathangwane", "Matsiloje", "Mosetse", "Nkange",
    "Ramokgwebana", "Sebina", "Shashe-Mooke", "Shashe Bridge", "Tonota", "Tshesebe", "Tutume",
    "Zwenshambe",
)  # fmt: skip

VILLAGE_WARDS: Final = (
    "Goo-Moatlhodi Ward", "Kgosing Ward", "Mandunyane Ward", "Mapoka Ward", "Masukwane Ward",
    "Newtown Ward", "Nswazwi Ward", "Phase 2", "Rasesa Ward", "Thini Ward",
)  # fmt: skip


class Employer(NamedTuple):
    """Where somebody works.

    `wage` is the usual range in pula a month; `payroll` says that instalments may be deducted.
    """

    name: str
    wage: tuple[int, int]
    payroll: bool = False


PUBLIC_SERVICE: Final = (
    Employer("Ministry of Education, Mater Spei College", (7_500, 16_000), payroll=True),
    Employer("Ministry of Education, primary school", (6_500, 13_000), payroll=True),
    Employer("Nyangabgwe Referral Hospital", (5_500, 18_000), payroll=True),
    Employer("Botswana Police Service, Kutlwano", (6_000, 12_500), payroll=True),
    Employer("City of Francistown Council", (4_200, 11_000), payroll=True),
    Employer("Tutume Sub-District Council", (4_000, 10_500), payroll=True),
    Employer("North East District Council, Masunga", (4_000, 10_500), payroll=True),
    Employer("Botswana Prison Service, Gerald", (5_500, 11_000), payroll=True),
    Employer("Department of Roads, Francistown", (4_500, 12_000), payroll=True),
)

COMPANIES: Final = (
    Employer("A supermarket at Galo Mall", (2_200, 5_500)),
    Employer("A supermarket at Nzano Centre", (2_200, 5_500)),
    Employer("A furniture shop on Blue Jacket Street", (2_400, 6_000)),
    Employer("A security company, Light Industrial", (2_000, 3_800)),
    Employer("A hotel on Thapama Road", (2_300, 6_500)),
    Employer("A lodge at Tati River", (2_300, 5_800)),
    Employer("A building contractor, Dumela", (2_600, 7_500)),
    Employer("A transport company, Tati Siding", (3_000, 8_500)),
    Employer("A filling station, Somerset", (2_100, 3_900)),
    Employer("A private school, Donga", (3_800, 9_500)),
    Employer("A poultry farm, Shashe", (1_900, 3_600)),
    Employer("A textile factory, Gerald", (1_800, 3_200)),
    Employer("A clinic, Aerodrome", (3_500, 9_000)),
    Employer("A gold mine, Matsiloje", (5_000, 14_000)),
)

SELF_EMPLOYED: Final = (
    Employer("Self-employed: combi operator", (2_500, 7_000)),
    Employer("Self-employed: taxi owner", (2_500, 6_000)),
    Employer("Self-employed: tuck shop", (1_500, 4_500)),
    Employer("Self-employed: hair salon", (1_800, 5_000)),
    Employer("Self-employed: seamstress", (1_500, 4_000)),
    Employer("Self-employed: vegetable stall at the bus rank", (1_200, 3_000)),
    Employer("Self-employed: car mechanic", (2_500, 6_500)),
    Employer("Self-employed: cattle and goats, Tutume", (2_000, 8_000)),
    Employer("Self-employed: airtime and phone repairs", (1_500, 4_000)),
    Employer("Self-employed: brick moulding", (2_000, 5_000)),
    Employer("Piece jobs, Monarch", (1_000, 2_200)),
)


class Bank(NamedTuple):
    """A bank: how its account numbers begin, how long they are, and its branches nearby."""

    name: str
    begins: str
    digits: int
    branches: tuple[str, ...]


BANKS: Final = (
    Bank("FNB Botswana", "62", 11, ("Francistown", "Galo Mall", "Francistown Industrial")),
    Bank("FNB Botswana", "62", 11, ("Francistown", "Galo Mall", "Tutume")),
    Bank("Absa Bank Botswana", "10", 10, ("Francistown Main", "Nzano", "Blue Jacket")),
    Bank("Stanbic Bank Botswana", "9060", 13, ("Francistown", "Galo Mall")),
    Bank("Standard Chartered Botswana", "0100", 13, ("Francistown", "Galo Mall")),
    Bank("BancABC Botswana", "54", 12, ("Francistown", "Galo Mall")),
    Bank("Bank Gaborone", "70", 12, ("Francistown", "Nzano Centre")),
    Bank("First Capital Bank", "00", 13, ("Francistown",)),
)

MEN_OF_KIN: Final = ("brother", "father", "uncle", "cousin")
WOMEN_OF_KIN: Final = ("sister", "mother", "aunt", "cousin")
