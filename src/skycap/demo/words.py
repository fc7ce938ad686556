"""What the demo's people write: comments, reasons and notes, as they sound in an office."""

from typing import Final

PURPOSES: Final = (
    "School fees", "School uniforms and books", "Roof sheets and cement", "Finishing the house",
    "Funeral costs", "Medical bill", "Car repairs", "New tyres", "Stock for the tuck shop",
    "Sewing machine", "Fridge for the shop", "Borehole pump", "Seed and ploughing", "Lobola",
    "Wedding", "Rent deposit", "Furniture", "Laptop for studies", "University registration",
    "Debt consolidation", "Fencing the cattle post", "Licence and insurance", "Month-end shortfall",
)  # fmt: skip

QUESTIONS: Final = (
    "The payslip is from two months ago. Please send the latest one.",
    "We cannot read the back of the Omang. Please send it again, in good light.",
    "The bank statement covers one month only; we need three months with the bank's stamp.",
    "Your address on the form and on the council bill differ. Which one is right?",
    "Please tell us about the deduction of P450 on your payslip: another lender?",
    "We tried your number three times. Please confirm where we can reach you at work.",
    "Please give us a letter from your employer; the payslip shows a contract that ends soon.",
    "Your next of kin has the same number as you. Please give us another one.",
)

ANSWERS: Final = (
    "I have sent the new one, thank you.",
    "Sorry about that, please see the clear photo.",
    "Statement attached, stamped at Galo branch today.",
    "I moved in March. The form is right, the bill is still at my brother's.",
    "It is my furniture account, it ends next month. Letter attached.",
    "You can call the school office before 1 pm and ask for me.",
    "The supervisor signed the letter, the contract was renewed for two years.",
    "Please use my sister's number, she stays in Tonota.",
)

APPROVALS: Final = (
    "Salary confirmed with the employer. Instalment is well below a third of net pay.",
    "Three months of bank statements show regular income. Approved as asked.",
    "Spoke to the supervisor; permanent since 2019. Affordable.",
    "Regular money in the bank and no unpaid debit orders. Approved.",
    "Net pay leaves enough after existing deductions. Approved.",
    "Affordability done: fine. Original Omang seen at the counter, copy kept.",
)

APPROVALS_AGAIN: Final = (
    "Documents in order, repaid the last loan on time. Approved.",
    "Known customer, no arrears. Approved.",
    "Repaid well. Payslip of this month seen, affordable.",
    "Always on time so far. Approved as asked.",
)

APPROVALS_LOWER: Final = (
    "Net pay does not carry the amount asked for. Approved for less; customer agreed by phone.",
    "Two other deductions on the payslip. Approved a lower amount, may come back in six months.",
    "Instalment would take nearly half of net pay. Customer accepts the lower amount.",
)

REJECTIONS: Final = (
    "Take-home pay would fall below the floor after this instalment.",
    "Employer says the contract ended last month.",
    "Bank statement shows four unpaid debit orders in three months.",
    "Payslip does not match what the employer told us by phone. Referred to the manager.",
    "Already two running loans elsewhere, the total is more than the salary can carry.",
    "No regular income in the statements. Invited to apply again after three months.",
    "Documents asked for twice and never received.",
)

WITHDRAWALS: Final = (
    "Customer got help from family, no longer needs the loan.",
    "I found the money, please close my application. Thank you.",
    "Staff scheme at work is cheaper; customer withdraws.",
    "Applied twice by mistake, this one is to be closed.",
)

CANCELLATIONS: Final = (
    "Customer did not come to sign within the agreed time.",
    "Customer had second thoughts before payout.",
    "Bank account given is closed and the customer cannot be reached.",
    "Employer stopped deduction codes; customer will apply again next year.",
)

BOUNCED: Final = (
    "Debit order came back unpaid: insufficient funds.",
    "Returned by the bank: payment stopped by account holder.",
    "Unpaid list of this morning: refer to drawer.",
    "Debit order returned: account dormant.",
)

SUSPECTED: Final = (
    "Customer did not pay this, we are told; looks like somebody else's deposit.",
    "Reference belongs to another account? Please check against the statement.",
    "Same amount as a cash slip of the day before, maybe typed twice.",
)

DECLINED: Final = (
    "Checked the statement: the deposit is this customer's, made by the spouse. It stands.",
    "Both slips seen, two payments on two days. It stands.",
    "Bank confirms the depositor. No reversal.",
)

CALLS: Final = (
    "Called: no answer. Left a message with the next of kin.",
    "Called: promises to pay at month end.",
    "Called: salary is late at work, will pay by Friday.",
    "WhatsApp sent with the amount in arrears and our account number. Two blue ticks.",
    "Called: phone is off. Will try the employer tomorrow.",
    "Came to the office, explained hospital costs. Will pay half now and half at month end.",
    "Spoke to the customer at work. Debit order to be submitted again on the 27th.",
)

LOST_TOUCH: Final = (
    "Number no longer exists. The next of kin says: in Orapa now.",
    "Left the employer in March; no forwarding address.",
    "Visited the yard in Monarch: moved out. Neighbour gave a number in Maun.",
    "Letter of demand handed over, signed for by the sister.",
    "Promised for the third time. Handed to the manager.",
    "Customer disputes the interest. Explained the agreement, copy given.",
)

GIVEN_UP: Final = (
    "More than a year late, cannot be found. The debt stays with the collector.",
    "Estate has no means, says the executor. Collections keeps the file.",
    "Employer closed down, no income known. To be written off as agreed at the month's meeting.",
)

GOOD_NEWS: Final = (
    "Asked for a settlement figure, wants to finish early.",
    "Very good payer. May be offered a higher amount next time.",
    "Brought two colleagues who want to apply.",
    "New number given, form updated at the next application.",
    "Statement printed for the customer.",
)

CASH_NOTES: Final = ("", "", "", "", "Paid at the counter.", "Paid by the spouse.", "Small notes.")

LATE_FOUND: Final = (
    "Deposit had no name on it; found on the bank statement.",
    "Customer brought the slip only today.",
    "Payroll sheet reached us late.",
    "Was in the unidentified deposits since month end.",
)
