/** The application after its first step. The page fetches this while somebody fills that in. */
export const applyLater = {
  startAgain: "Delete my answers and start again",
  startAgainTitle: "Delete your answers?",
  startAgainText:
    "Everything you have filled in is deleted from this device. Nothing has been sent.",
  startAgainYes: "Delete",
  // Loan
  product: "Which loan?",
  need_product: "Choose a loan",
  loanAmount: "How much?",
  need_loanAmount: "Enter how much you want to borrow",
  loanPeriodMonths: "For how long?",
  need_loanPeriodMonths: "Choose for how long",
  purpose: "What is it for?",

  // Bank
  bankName: "Bank",
  need_bankName: "Enter the name of your bank",
  branch: "Branch",
  accountNumber: "Account number",
  accountHint: "5 to 20 digits. The account must be in your own name.",
  need_accountNumber: "Enter your account number",
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
  payments: "Payments",
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
