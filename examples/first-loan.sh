#!/usr/bin/env bash
# The whole life of a loan against a running Skycap, with nothing but curl:
# apply with a document, track, answer a question, amend, approve, pay out, repay (once late, once
# by mistake), pay off. It prints every answer, and stops at the first that is not as it should be.
#
#   skycap demo &                 # or any Skycap whose users' passwords are set below
#   examples/first-loan.sh
#
# SKYCAP_URL and the four NAME/PASSWORD pairs may be set in the environment.
set -euo pipefail

url=${SKYCAP_URL:-http://127.0.0.1:8000}
maker=${SKYCAP_MAKER:-maker} maker_password=${SKYCAP_MAKER_PASSWORD:-maker-demo-2026}
checker=${SKYCAP_CHECKER:-checker} checker_password=${SKYCAP_CHECKER_PASSWORD:-checker-demo-2026}
accountant=${SKYCAP_ACCOUNTANT:-accountant}
accountant_password=${SKYCAP_ACCOUNTANT_PASSWORD:-accountant-demo-2026}

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
run=$(date +%s)-$$
answer=

# step TITLE EXPECTED-STATUS CURL-ARGUMENTS...: ask, print the answer, insist on the status.
step() {
  local title=$1 expected=$2 status
  shift 2
  printf '\n== %s\n' "$title"
  status=$(curl --silent --show-error --max-time 30 --output "$folder/answer" \
    --write-out '%{http_code}' "$@")
  answer=$(cat "$folder/answer")
  printf '%s %.1200s\n' "$status" "$answer"
  [ "$status" = "$expected" ] || {
    printf 'first-loan: expected %s\n' "$expected" >&2
    exit 1
  }
}

# send METHOD PATH TOKEN BODY: the curl arguments of a write with a key of its own.
send() {
  arguments=(--request "$1" "$url/api$2" --header 'Content-Type: application/json'
    --header "Idempotency-Key: first-loan-$run-$((++writes))" --data "$4")
  [ -z "$3" ] || arguments+=(--header "Authorization: Bearer $3")
}
writes=0

# field NAME: the first value of that name in the answer.
field() { printf '%s' "$answer" | grep -o "\"$1\":\"[^\"]*\"" | head -n 1 | cut -d'"' -f4; }

# holds TEXT: insist that the answer holds it.
holds() {
  case $answer in
    *"$1"*) ;;
    *)
      printf 'first-loan: the answer lacks %s\n' "$1" >&2
      exit 1
      ;;
  esac
}

# sign_in USERNAME PASSWORD: set `token`.
sign_in() {
  step "Sign in as $1" 200 "$url/api/auth/login" --header 'Content-Type: application/json' \
    --data "{\"username\":\"$1\",\"password\":\"$2\"}"
  token=$(field token)
}

days_ago() { date -d "$1 days ago" +%F 2>/dev/null || date -v "-$1d" +%F; }

identity=8$(printf '%03d' $((RANDOM % 1000)))2$(printf '%04d' $((RANDOM % 10000)))
form() {
  cat <<JSON
{"firstName":"Boitumelo","lastName":"Ncube","idNumber":"$identity","contactNumber":"71 234 567",
"physicalAddress":"Plot 4471, Tatitown, Francistown","postalAddress":"P O Box 118, Francistown",
"kinName":"Thato Ncube","kinRelationship":"Brother","kinAddress":"Tonota","marriedInCommunity":"no",
"loanAmount":"$1","interestRate":"10","totalAmount":"$2","loanPeriodMonths":"12",
"loanDate":"$(days_ago 21)","bankName":"Bank Gaborone","accountNumber":"5000123456",
"branch":"Francistown","repaymentMethod":"Debit Order","termsAccepted":"true"}
JSON
}

step 'What is on offer' 200 "$url/api/products"
step 'What would P5,000 over 12 months cost' 200 "$url/api/quotes" \
  --header 'Content-Type: application/json' \
  --data '{"product":"standard","loanAmount":"5000","loanPeriodMonths":"12"}'
holds '"totalAmount":"5500.00"'

send POST /loans/apply '' "$(form 5000 5600)"
step 'Apply with a wrong total: refused with the right figure' 422 "${arguments[@]}"
holds 5500.00
send POST /loans/apply '' "$(form 5000 5500)"
step 'Apply' 201 "${arguments[@]}"
reference=$(field reference)
step 'Apply again with the same key: the same answer, no second loan' 201 "${arguments[@]}"
holds "$reference"

printf '%%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%%%EOF\n' >"$folder/payslip.pdf"
size=$(wc -c <"$folder/payslip.pdf" | tr -d ' ')
proof="\"reference\":\"$reference\",\"idNumber\":\"$identity\""
send POST /documents '' "{$proof,\"kind\":\"payslip\",\"fileName\":\"payslip.pdf\",\"contentType\":\"application/pdf\",\"size\":$size}"
step 'Ask to upload the payslip' 201 "${arguments[@]}"
document=$(field documentId)
upload=$(field url)
case $upload in /*) upload=$url$upload ;; esac
step 'Send the payslip' 200 --request PUT "$upload" --header 'Content-Type: application/pdf' \
  --data-binary "@$folder/payslip.pdf"
send POST "/documents/$document/complete" '' "{$proof}"
step 'Attach the payslip' 200 "${arguments[@]}"

send POST /tracking '' "{$proof}"
step 'Track the application' 200 "${arguments[@]}"
holds '"status":"pending"'

sign_in "$checker" "$checker_password"
checker_token=$token
send POST "/loans/$reference/review" "$checker_token" \
  '{"action":"request_info","comments":"Please confirm the amount you need."}'
step 'The checker asks for more' 200 "${arguments[@]}"

sign_in "$maker" "$maker_password"
maker_token=$token
send POST "/loans/$reference/review" "$maker_token" '{"action":"approve","comments":"Fine."}'
step 'A maker may not review' 403 "${arguments[@]}"
send PATCH "/loans/$reference" "$maker_token" "$(form 5000.00 5500.00)"
step 'The maker amends the application with the applicant' 200 "${arguments[@]}"
holds '"status":"pending"'

send POST "/loans/$reference/review" "$checker_token" \
  "{\"action\":\"approve\",\"comments\":\"Payslip and bank agree.\",\"approvalDate\":\"$(days_ago 20)\"}"
step 'The checker approves' 200 "${arguments[@]}"

sign_in "$accountant" "$accountant_password"
accountant_token=$token
send POST /repayments "$accountant_token" \
  "{\"loanId\":\"$reference\",\"paymentDate\":\"$(days_ago 1)\",\"amountPaid\":\"100\",\"paymentMethod\":\"cash\",\"referenceNumber\":\"EARLY-$run\"}"
step 'Nothing can be repaid before the loan is paid out' 409 "${arguments[@]}"
payout="{\"referenceNumber\":\"EFT-$run\",\"disbursementDate\":\"$(days_ago 20)\"}"
send POST "/loans/$reference/disburse" "$accountant_token" "$payout"
step 'The accountant pays out' 200 "${arguments[@]}"
holds '"totalAmount":"5500.00"'
send POST "/loans/$reference/disburse" "$accountant_token" "$payout"
step 'It is paid out once' 409 "${arguments[@]}"
holds loan_already_disbursed

# repay TITLE DAYS-AGO AMOUNT METHOD REFERENCE BALANCE: record, and insist on the balance after it.
repay() {
  send POST /repayments "$accountant_token" \
    "{\"loanId\":\"$reference\",\"paymentDate\":\"$(days_ago "$2")\",\"amountPaid\":\"$3\",\"paymentMethod\":\"$4\",\"referenceNumber\":\"$5-$run\"}"
  step "$1" 201 "${arguments[@]}"
  holds "\"balance\":\"$6\""
}
repay 'First repayment' 3 458.33 bank_transfer SLIP-1 5041.67
repay 'A repayment that came nine days ago, entered late' 9 916.66 cash SLIP-2 4125.01
repay 'A debit order that will bounce' 1 458.33 debit_order DO-3 3666.68
bounced=$(field repaymentId)

send POST "/repayments/$bounced/reversal" "$accountant_token" '{"comments":"Returned unpaid by the bank."}'
step 'The accountant proposes to reverse it' 200 "${arguments[@]}"
proposal=$(field proposal)
send POST "/repayments/$bounced/reversal/confirm" "$accountant_token" "{\"proposal\":\"$proposal\"}"
step 'Not alone' 403 "${arguments[@]}"
send POST "/repayments/$bounced/reversal/confirm" "$checker_token" "{\"proposal\":\"$proposal\"}"
step 'The checker confirms' 200 "${arguments[@]}"
holds '"balance":"4125.01"'

repay 'The rest' 0 4125.01 mobile_money MM-4 0.00
holds '"status":"closed"'

step 'The loan, closed' 200 "$url/api/loans/$reference" --header "Authorization: Bearer $checker_token"
holds '"status":"closed"'
step 'Its history' 200 "$url/api/loans/$reference/history" --header "Authorization: Bearer $checker_token"
step 'What the applicant sees' 200 "$url/api/tracking" --header 'Content-Type: application/json' --data "{$proof}"
holds 'paid in full'

printf '\nThe loan %s lived its whole life: P5,000.00 lent, P5,500.00 repaid, to the thebe.\n' "$reference"
