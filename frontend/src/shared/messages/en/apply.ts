/**
 * The application. Fields have the names of the API: `firstName` is the label, `need_firstName` is
 * said when it is empty, and `wrong_firstName` when it cannot be right.
 */
export const apply = {
  // The frame
  step: "Step {number} of {count}",
  steps: "Steps",
  savedPhone: "saved on this phone",
  savedComputer: "saved on this computer",
  notSaved: "not saved: your browser keeps nothing, so finish before you leave",
  startAgain: "Delete my answers and start again",
  startAgainTitle: "Delete your answers?",
  startAgainText:
    "Everything you have filled in is deleted from this device. Nothing has been sent.",
  startAgainYes: "Delete",
  optional: "optional",
  offline:
    "You are offline. Your answers are kept; carry on, and send them when you are connected.",
  stepFailed: "We could not load this step.",
  check: { one: "Please check {count} thing", other: "Please check {count} things" },
  long: "Use at most 200 characters",

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

  // Loan
  product: "Which loan?",
  need_product: "Choose a loan",
  loanAmount: "How much?",
  need_loanAmount: "Enter how much you want to borrow",
  wrong_loanAmount: "Enter an amount in figures, such as 5000",
  loanPeriodMonths: "For how long?",
  need_loanPeriodMonths: "Choose for how long",
  wrong_loanPeriodMonths: "Choose a time that this loan allows",
  purpose: "What is it for?",

  // Bank
  bankName: "Bank",
  need_bankName: "Enter the name of your bank",
  branch: "Branch",
  accountNumber: "Account number",
  accountHint: "5 to 20 digits. The account must be in your own name.",
  need_accountNumber: "Enter your account number",
  wrong_accountNumber: "An account number has 5 to 20 digits",
  repaymentMethod: "How will you repay?",
  need_repaymentMethod: "Choose how you will repay",
  debit_order: "Debit order",
  debit_orderText: "Your bank pays us on each due date.",
  payroll: "From my salary",
  payrollText: "Your employer pays us before you are paid.",
  bank_transfer: "Bank transfer",
  bank_transferText: "You pay into our account yourself.",
  mobile_money: "Mobile money",
  mobile_moneyText: "You pay from your phone.",
  cash: "Cash",
  cashText: "You pay at our office.",

  // Terms
  termsTrue: "What I have told here is true and complete.",
  termsCost:
    "I have seen the amount, every instalment, the interest, the fees and the total that I would repay.",
  termsAfford:
    "The lender may look at my income and expenses to see whether I can afford this loan.",
  termsBureau: "The lender may ask a credit bureau about me, and must report this loan to one.",
  termsData:
    "The lender keeps my data only for this loan and as long as the law asks. I may see it and have it corrected.",
  termsBinding:
    "This is an application. There is a loan only when the lender approves it and I sign the agreement.",
  termsDocuments: "What we ask for afterwards",
  termsDocumentsText:
    "Once your application is with us you can add these with your phone's camera. A weak connection then costs you nothing.",
  termsAccepted: "I have read this and I agree",
  need_termsAccepted: "Tick the box if you agree; without it we cannot take your application",

  // Review
  edit: "Change",
  wholeCost: "The whole cost",
  yourLoan: "Your loan",
  none: "Not given",
  send: "Send my application",
  sending: "Sending…",
  sendNote: "You can withdraw your application at any time before it is decided.",
  sendFailed: "Your application has not been sent yet.",
  sendWaits:
    "We try again by ourselves as soon as there is a connection. You can leave this page open.",
  needCost: "We have to show you the cost before you can send. Please try again.",
  priceChanged: "The cost has changed since you saw it. Look at the new figures, then send again.",
  unknownProblem: "{detail} If this goes on, call us: {phone}.",

  // Sent
  sentTitle: "We have your application",
  sentText:
    "Thank you, {name}. Keep this reference: with your identity number it shows where your application is.",
  reference: "Your reference",
  copy: "Copy",
  copied: "Copied",
  print: "Print or save",
  sentOn: "Sent on {date}",
  nextTitle: "What happens now",
  next1: "Add your documents below, now or later. You can also bring them to our office.",
  next2: "We read your application and call you if something is missing.",
  next3:
    "When it is approved, you see the whole cost again and sign the agreement. Then we pay out.",
  callUs: "Questions? Call us:",
  follow: "Follow my application",
  another: "Start another application",
} as const;
