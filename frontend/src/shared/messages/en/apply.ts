/**
 * The application: its frame and its first step, with which the page begins; `apply-later.ts` has the
 * rest. Fields have the names of the API: `firstName` is the label, `need_firstName` is said when it
 * is empty, and `wrong_firstName` when it cannot be right.
 */
export const apply = {
  // The frame
  step: "Step {number} of {count}",
  steps: "Steps",
  savedPhone: "saved on this phone",
  savedComputer: "saved on this computer",
  notSaved: "not saved: your browser keeps nothing, so finish before you leave",
  optional: "optional",
  offline:
    "You are offline. Your answers are kept; carry on, and send them when you are connected.",
  stepFailed: "We could not load this step.",
  check: { one: "Please check {count} thing", other: "Please check {count} things" },
  long: "Use at most 200 characters",
  yourLoan: "Your loan",
  sentTitle: "We have your application",

  // The five steps
  personal: "About you",
  personalLead: "As on your identity card.",
  loan: "Your loan",
  loanLead: "Change the amount or the time and see at once what it costs.",
  bank: "Your bank account",
  bankLead:
    "We pay the loan into this account. Never give anybody your PIN or the numbers of your card: we do not ask for them.",
  terms: "What you agree to",
  termsLead: "Please read this. If anything is not clear, ask us before you send: {phone}.",
  review: "Check and send",
  reviewLead:
    "This is everything you told us, and the whole cost of the loan. Nothing is binding yet.",

  // Personal
  firstName: "First names",
  need_firstName: "Enter your first names",
  lastName: "Last name",
  need_lastName: "Enter your last name",
  idType: "What identifies you?",
  omang: "Omang",
  passport: "Passport",
  idNumber: "Identity number",
  omangNumber: "Omang number",
  omangHint: "The nine digits on your card.",
  passportNumber: "Passport number",
  need_idNumber: "Enter your identity number",
  wrong_idNumber: "An Omang number has nine digits",
  wrong_passport: "A passport number has 6 to 15 letters and digits",
  contactNumber: "Mobile phone",
  contactHint: "We call this number about your application.",
  need_contactNumber: "Enter a phone number we can call",
  wrong_contactNumber: "Enter a phone number we can call, with all its digits",
  email: "Email",
  wrong_email: "Enter an email address such as name@example.com, or leave it empty",
  physicalAddress: "Where you live",
  physicalHint: "Plot, ward, and town or village.",
  need_physicalAddress: "Enter where you live",
  postalAddress: "Postal address",
  employer: "Employer",
  marriedInCommunity: "Are you married in community of property?",
  marriedHint: "Your spouse may then have to agree to the loan.",
  need_marriedInCommunity: "Choose yes or no",
  yes: "Yes",
  no: "No",
  kin: "Next of kin",
  kinHint: "Somebody close to you whom we may ask for if we cannot reach you.",
  kinName: "Their full name",
  need_kinName: "Enter the name of your next of kin",
  kinRelationship: "What they are to you",
  kinRelationshipHint: "For example sister, husband, uncle.",
  need_kinRelationship: "Enter what your next of kin is to you",
  kinContact: "Their phone",
  wrong_kinContact: "Enter their phone number with all its digits, or leave it empty",
  kinAddress: "Their address",

  // What is checked in later steps, by the script of the first
  wrong_loanAmount: "Enter an amount in figures, such as 5000",
  wrong_loanPeriodMonths: "Choose a time that this loan allows",
  wrong_accountNumber: "An account number has 5 to 20 digits",
} as const;
