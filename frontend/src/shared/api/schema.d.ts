// Made from the API's own description: see docs/developers/frontend.md. Do not edit.
export interface paths {
    "/api/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Live
         * @description Say that the process answers.
         */
        get: operations["live"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ready
         * @description Say that the store answers too; otherwise 503.
         */
        get: operations["ready"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Login
         * @description Sign in. A wrong password and an unknown user get the same answer after the same time.
         */
        post: operations["login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Verify
         * @description Say whether the token still holds, and for whom.
         */
        get: operations["verify"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Logout
         * @description Sign out everywhere: every token issued so far is void.
         */
        post: operations["logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change Password
         * @description Choose a new password. Every token issued so far is void, this one too: sign in again.
         */
        post: operations["change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin Totp
         * @description Ask for a secret, to sign in with one-time codes from now on.
         */
        post: operations["begin_totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Totp
         * @description Turn one-time codes on, with the first code that the phone shows.
         */
        post: operations["confirm_totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/auth/totp/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove Totp
         * @description Turn one-time codes off.
         */
        post: operations["remove_totp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Users
         * @description List members of staff in order of username.
         */
        get: operations["list_users"];
        put?: never;
        /**
         * Add User
         * @description Add a member of staff. A generated password is told in this answer alone.
         */
        post: operations["add_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{user_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get User
         * @description Look at one member of staff.
         */
        get: operations["get_user"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change User
         * @description Change the role, name or address of a member of staff. Another role signs them out.
         */
        patch: operations["change_user"];
        trace?: never;
    };
    "/api/users/{user_id}/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset Password
         * @description Give somebody a generated password, told in this answer alone, and sign them out.
         */
        post: operations["reset_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{user_id}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disable User
         * @description Shut somebody out at once.
         */
        post: operations["disable_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/users/{user_id}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Enable User
         * @description Let somebody in again.
         */
        post: operations["enable_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Public Settings
         * @description Say what anybody may know about the lender: names, currency, contacts, documents needed.
         */
        get: operations["public_settings"];
        /**
         * Change Settings
         * @description Change what the lender has set; what is left out stays.
         */
        put: operations["change_settings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * All Settings
         * @description Look at all that the lender has set.
         */
        get: operations["all_settings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Audit Trail
         * @description List everything that happened, newest first. A page may be short and still have a next.
         */
        get: operations["audit_trail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/settings/holidays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Holidays
         * @description List the holidays of a year, this one if none is said.
         */
        get: operations["list_holidays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Products
         * @description List the products on offer.
         */
        get: operations["list_products"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List All Products
         * @description List every product, also those that are no longer on offer.
         */
        get: operations["list_all_products"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/products/{code}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Product
         * @description Look at one product.
         */
        get: operations["get_product"];
        /**
         * Save Product
         * @description Offer a new product (201), or the next version of one (200). Loans keep their terms.
         */
        put: operations["save_product"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Quote
         * @description Say what a loan would cost, with every instalment.
         */
        post: operations["quote"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply
         * @description Apply for a loan. A signed-in member of staff counts as having captured it.
         */
        post: operations["apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Loans
         * @description List loans, newest first. `search` looks at names, numbers and references.
         *
         *     With `arrears` or `due` they come by their oldest unpaid due date, the longest late first.
         */
        get: operations["list_loans"];
        put?: never;
        /**
         * Capture
         * @description Capture an application for somebody who came by.
         */
        post: operations["capture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Loans
         * @description The loans list with the same filters, as CSV for a spreadsheet.
         */
        get: operations["export_loans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/stats/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Loan Statistics
         * @description Count loans and amounts by status, and arrears by bucket, in constant time.
         */
        get: operations["loan_statistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Loan
         * @description Look at one loan: as it is, or as of a day, or as known at a moment.
         */
        get: operations["get_loan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Amend
         * @description Complete or change an application that is not decided yet: send all of it.
         */
        patch: operations["amend"];
        trace?: never;
    };
    "/api/loans/{loan}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Review
         * @description Approve, reject or ask for more. An approval may change the amount and the term.
         */
        post: operations["review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}/disburse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Disburse
         * @description Record that an approved loan was paid out.
         */
        post: operations["disburse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw
         * @description Take an application back for the applicant, who can do so by tracking as well.
         */
        post: operations["withdraw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel
         * @description Give up an approved loan that was not paid out.
         */
        post: operations["cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}/information": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Provide Information
         * @description Answer what the checker asked, so that the review goes on.
         */
        post: operations["provide_information"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write Note
         * @description Write a note on a loan.
         */
        post: operations["write_note"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Schedule
         * @description List the instalments of a loan; before it is paid out, as they would be from today.
         */
        get: operations["schedule"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * History
         * @description List what happened to a loan, oldest first, with the chain of hashes.
         */
        get: operations["history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Documents
         * @description List the documents of a loan, oldest first.
         */
        get: operations["list_documents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}/repayments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Loan Repayments
         * @description List the repayments of a loan, newest first.
         */
        get: operations["list_loan_repayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}/acts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Acts
         * @description List the acts of a loan as they were recorded, those that wait or were undone too.
         */
        get: operations["list_acts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}/charges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Charge
         * @description Charge a fee or a penalty of the agreement by hand.
         */
        post: operations["charge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}/waivers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose Waiver
         * @description Propose to give up interest, fees or penalties; a second person has to confirm.
         */
        post: operations["propose_waiver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose Refund
         * @description Propose to pay an overpayment back; a second person has to confirm.
         */
        post: operations["propose_refund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}/write-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose Write Off
         * @description Propose to take all that is owed out of the books; a second person has to confirm.
         */
        post: operations["propose_write_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}/recoveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Recover
         * @description Record money that came in after the write-off: income, no repayment.
         */
        post: operations["recover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}/settlement-notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give Notice
         * @description Record the borrower's written notice of settling early: with it, settling costs nothing.
         */
        post: operations["give_notice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}/settlement-quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Quote Settlement
         * @description Tell what settles the loan; the quote is numbered and holds until the date it names.
         */
        post: operations["quote_settlement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}/interest-stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop Interest
         * @description Let neither interest nor penalties run from a day: a death, a dispute, a legal hold.
         */
        post: operations["stop_interest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}/interest-resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose Resume
         * @description Propose that interest and penalties run again; a second person has to confirm.
         */
        post: operations["propose_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}/cooling-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cool Off
         * @description Record that the borrower gave the loan up within the days that the terms allow.
         */
        post: operations["cool_off"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}/reschedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose Reschedule
         * @description Propose a new schedule for what is left; a second person has to confirm.
         */
        post: operations["propose_reschedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}/top-ups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose Top Up
         * @description Propose to lend more on a loan that runs; a checker agrees, an accountant pays it out.
         */
        post: operations["propose_top_up"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}/advances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pay Out Further
         * @description Record a further payout: the rest of what was approved, or a top-up that was agreed.
         */
        post: operations["pay_out_further"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}/acts/{act}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose Undo
         * @description Say that an act, or with "disbursement" the payout, did not happen.
         */
        post: operations["propose_undo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}/acts/{act}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm
         * @description Agree, as a second person, to what waits: an act, or that it be undone.
         */
        post: operations["confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}/acts/{act}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline
         * @description Disagree with what waits, or take one's own proposal back.
         */
        post: operations["decline"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}/affordability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Assess
         * @description Assess whether the borrower can afford the loan; whoever does so cannot approve it.
         */
        post: operations["assess"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}/securities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Security
         * @description Record a guarantor or a collateral.
         */
        post: operations["add_security"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}/securities/{security}/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Release Security
         * @description Free a guarantor, or give a collateral back; another person than who recorded it.
         */
        post: operations["release_security"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrowers/bar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bar
         * @description Lend no more to a person. Applications are still taken, but cannot be approved.
         */
        post: operations["bar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrowers/lift-bar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lift Bar
         * @description Let a person borrow again.
         */
        post: operations["lift_bar"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}/cost-of-credit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Cost Of Credit
         * @description Tell what the loan costs: every item that a borrower must be told before signing.
         */
        get: operations["cost_of_credit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}/statement": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Statement
         * @description State the account of a loan: every posting by value date, with corrections.
         */
        get: operations["statement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/loans/{loan}/instalments/{number}/explanation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Explain
         * @description Tell how each figure of an instalment came about, and who paid it.
         */
        get: operations["explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Request Upload
         * @description Ask for leave to upload a file: the answer says where to send it, how, and until when.
         */
        post: operations["request_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{document}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Complete Upload
         * @description Say that the file was sent: it is checked, kept, and attached to its loan.
         */
        post: operations["complete_upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{document}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify Document
         * @description Say whether a document is in order.
         */
        post: operations["verify_document"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/uploads/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Receive Upload
         * @description Send a file to the address that its ticket named, where Skycap keeps documents itself.
         */
        put: operations["receive_upload"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/documents/{document}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Content
         * @description Download a document. It is never shown inside a page of ours.
         */
        get: operations["content"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/worklist": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Worklist
         * @description What waits for the person who asks, oldest or longest late first.
         */
        get: operations["get_worklist"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Desk
         * @description Count what waits for the person who asks, what they captured, and what came in today.
         */
        get: operations["get_desk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/borrowers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Borrower
         * @description The borrower with that identity number, and all their loans.
         */
        get: operations["get_borrower"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tracking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Track
         * @description Say where an application stands, and what comes next.
         */
        post: operations["track"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tracking/respond": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Respond
         * @description Answer what was asked about one's own application.
         */
        post: operations["respond"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tracking/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Withdraw Own
         * @description Take one's own application back.
         */
        post: operations["withdraw_own"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Accounts
         * @description List the chart of accounts.
         */
        get: operations["list_accounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/trial-balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Trial Balance
         * @description The balance of each account at the end of a day.
         */
        get: operations["trial_balance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/profit-and-loss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Profit And Loss
         * @description Income and expenses of a period; the month so far, if none is named.
         */
        get: operations["profit_and_loss"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/balance-sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Balance Sheet
         * @description Assets, liabilities and equity of the loan book at the end of a day.
         */
        get: operations["balance_sheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/ageing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ageing
         * @description Arrears by bucket and portfolio at risk at the last day end up to a day.
         */
        get: operations["ageing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/provisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Provisions
         * @description What is provided for losses, by stage and bucket, at the last month end up to a day.
         */
        get: operations["provisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/ratios": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ratios
         * @description Income by kind, write-off ratio, risk coverage and collection rate of a period.
         */
        get: operations["ratios"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/vat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Value Added Tax
         * @description The value added tax inside the fees of a period, by rate; the month so far if none is named.
         *
         *     Each fee holds a tax of its own, at the rate of its day.
         */
        get: operations["value_added_tax"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/vat.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Value Added Tax
         * @description The value added tax of a period by rate, as CSV for a spreadsheet.
         */
        get: operations["export_value_added_tax"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/ceilings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Ceilings
         * @description Late loans at 80 % of their in duplum ceiling or more, the longest late first.
         */
        get: operations["list_ceilings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Register
         * @description The loan register: loans advanced in a period. A page may be short and still have a next.
         */
        get: operations["list_register"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/register.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Register
         * @description The whole register of a period, as CSV for a spreadsheet.
         */
        get: operations["export_register"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Journal
         * @description List journal entries, the newest first.
         */
        get: operations["list_journal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/journal/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Journal
         * @description The journal of a period as a file for another program.
         */
        get: operations["export_journal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Ledger
         * @description List the entries of one account, the oldest first.
         */
        get: operations["list_ledger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/ledger/standing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Ledger Standing
         * @description What one account held before a period and at its end.
         */
        get: operations["ledger_standing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/books/entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Entries
         * @description List the entries by hand that wait for a second person, the oldest first.
         */
        get: operations["list_entries"];
        put?: never;
        /**
         * Propose Entry
         * @description Propose an entry by hand; a second person has to confirm it.
         */
        post: operations["propose_entry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/books/entries/{entry}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Entry
         * @description Look at one entry by hand.
         */
        get: operations["get_entry"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/books/entries/{entry}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Entry
         * @description Agree, as a second person: the entry is posted.
         */
        post: operations["confirm_entry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/books/entries/{entry}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline Entry
         * @description Disagree with an entry, or take one's own back.
         */
        post: operations["decline_entry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/books/entries/{entry}/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reverse Entry
         * @description Propose to swap the sides of a posted entry.
         */
        post: operations["reverse_entry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/books/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Receipts
         * @description List the receipts that wait for their loan, the oldest first.
         */
        get: operations["list_receipts"];
        put?: never;
        /**
         * Hold Receipt
         * @description Record money whose loan is not known yet.
         */
        post: operations["hold_receipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/books/receipts/{receipt}/allocate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Allocate Receipt
         * @description Allocate a receipt to a loan, as a repayment on the day on which the money came in.
         */
        post: operations["allocate_receipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/books/receipts/{receipt}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Return Receipt
         * @description Record that a receipt was paid back to whoever sent it.
         */
        post: operations["return_receipt"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/books/periods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Periods
         * @description Where the books stand, and what stands against closing the next month.
         */
        get: operations["get_periods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/books/periods/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Period Changes
         * @description List what was closed and opened again, the newest first.
         */
        get: operations["list_period_changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/books/periods/{month}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose Close
         * @description Propose to close a month; a second person has to confirm.
         */
        post: operations["propose_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/books/periods/{month}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Close
         * @description Close a month, as a second person, if its books tie out.
         */
        post: operations["confirm_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/books/periods/{month}/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline Close
         * @description Disagree with closing a month, or take one's own proposal back.
         */
        post: operations["decline_close"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/books/periods/{month}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reopen
         * @description Open the last closed month again.
         */
        post: operations["reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/books/accounts/{account}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Rename Account
         * @description Call an account otherwise, such as by the code of an accounting package.
         */
        put: operations["rename_account"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/repayments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Repayments
         * @description List repayments, newest value date first; reversed ones by the newest reversal.
         */
        get: operations["list_repayments"];
        put?: never;
        /**
         * Record
         * @description Record a repayment. Answers its split, the balance after it and the receipt's number.
         */
        post: operations["record"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/repayments/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview
         * @description Say what recording a repayment would do, without recording it.
         */
        post: operations["preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/repayments/several": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Record Several
         * @description Record one receipt for several loans of a borrower: on all of them, or on none.
         */
        post: operations["record_several"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/repayments/several/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Preview Several
         * @description Say how one receipt would be shared among the loans of a borrower; nothing is recorded.
         */
        post: operations["preview_several"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/repayments/stats/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Repayment Statistics
         * @description Count repayments and what they come to, in constant time.
         */
        get: operations["repayment_statistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/repayments/loan/{loan}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Repayments Of Loan
         * @description List the repayments of a loan, newest first.
         */
        get: operations["list_repayments_of_loan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/repayments/{repayment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get Repayment
         * @description Look at one repayment; a waiting reversal comes with the proposal that it is bound to.
         */
        get: operations["get_repayment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/repayments/{repayment}/reversal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Propose Reversal
         * @description Say that a repayment was not one; a second person has to confirm.
         */
        post: operations["propose_reversal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/repayments/{repayment}/reversal/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm Reversal
         * @description Agree, as a second person, that a repayment never counted.
         */
        post: operations["confirm_reversal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/repayments/{repayment}/reversal/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline Reversal
         * @description Disagree with a proposed reversal: the repayment stands.
         */
        post: operations["decline_reversal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Health
         * @description Tell whether all is well, and what to do if not.
         */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Logs
         * @description List the newest lines of the log, newest first.
         */
        get: operations["logs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/metrics/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Figures
         * @description Tell a figure over time, such as Errors, Count or Latency.
         */
        get: operations["figures"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/performance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Performance
         * @description Review how fast it is, and what to change.
         */
        get: operations["performance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Alarms
         * @description List every alarm, and how it stands.
         */
        get: operations["alarms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/usage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Usage
         * @description Tell how much room is taken, and how that grows.
         */
        get: operations["usage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/costs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Costs
         * @description Tell what AWS costs, by service and month. AWS charges a cent for each question.
         */
        get: operations["costs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/security": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Security
         * @description Look at security; the books are audited by the day end, and by `skycap audit`.
         */
        get: operations["security"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/backups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Backups
         * @description List the backups, newest first.
         */
        get: operations["backups"];
        put?: never;
        /**
         * Make Backup
         * @description Make a backup now.
         */
        post: operations["make_backup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/day-ends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Day Ends
         * @description List the day ends of the last weeks, newest first.
         */
        get: operations["day_ends"];
        put?: never;
        /**
         * Close Day
         * @description Close the first day that is over and not closed.
         */
        post: operations["close_day"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/diagnoses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Diagnose
         * @description Try the symptoms and causes of one trouble, or of all; nothing is changed.
         */
        get: operations["diagnose"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/restores": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Waiting Restores
         * @description List the restore that waits for a second person, if one does.
         */
        get: operations["waiting_restores"];
        put?: never;
        /**
         * Propose Restore
         * @description Propose to go back to a past moment; a second person has to agree.
         */
        post: operations["propose_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/restores/agree": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Agree To Restore
         * @description Agree to a restore: the books of that moment are drawn, audited, and wait for a restart.
         */
        post: operations["agree_to_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/operations/restores/decline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Decline Restore
         * @description Decline a restore, or take one's own back.
         */
        post: operations["decline_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /**
         * Account
         * @description The accounts of the books; most are posted to by loans, all stand in `chart`.
         * @enum {string}
         */
        Account: "till" | "bank" | "mobile_money" | "payroll_clearing" | "loans" | "interest_receivable" | "fees_receivable" | "penalty_receivable" | "interest_in_suspense" | "loss_allowance" | "unearned_interest" | "unearned_fees" | "overpayments" | "unallocated_receipts" | "insurance_payable" | "vat" | "borrowings" | "capital" | "interest_income" | "fee_income" | "penalty_income" | "recovery_income" | "cash_over" | "other_income" | "impairment" | "write_offs" | "waivers" | "commission" | "cash_short" | "rounding" | "other_expenses";
        /**
         * AccountNameSent
         * @description What the lender calls an account; the code may be that of an accounting package.
         * @example {
         *       "code": "610",
         *       "name": "Loans to customers",
         *       "setswana": "Dikadimo"
         *     }
         */
        AccountNameSent: {
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Setswana */
            setswana: string;
        };
        /**
         * AccountRenamed
         * @description An account is called otherwise from now on.
         * @example {
         *       "success": true,
         *       "account": "loans",
         *       "code": "610",
         *       "name": "Loans to customers"
         *     }
         */
        AccountRenamed: {
            /** Success */
            success: boolean;
            /** Account */
            account: string;
            /** Code */
            code: string;
            /** Name */
            name: string;
        };
        /**
         * AccountTold
         * @description An account of the chart; people post to all but the control accounts.
         * @example {
         *       "account": "bank",
         *       "code": "1010",
         *       "name": "Bank",
         *       "setswana": "Banka",
         *       "kind": "asset",
         *       "control": false
         *     }
         */
        AccountTold: {
            /** Account */
            account: string;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Setswana */
            setswana: string;
            /** Kind */
            kind: string;
            /** Control */
            control: boolean;
        };
        /**
         * Accrual
         * @description What the interest of a period is computed from.
         * @enum {string}
         */
        Accrual: "same_as_repayment" | "daily";
        /**
         * ActConfirmed
         * @description The proposal that was seen; left out, whichever waits is confirmed.
         * @example {
         *       "proposal": "9f2c…"
         *     }
         */
        ActConfirmed: {
            /** Proposal */
            proposal?: string | null | "";
        };
        /**
         * ActDone
         * @description How the loan stands after an act, or after a step of one.
         * @example {
         *       "success": true,
         *       "loanId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "reference": "SKY-7K2M-Q",
         *       "status": "disbursed",
         *       "version": 6,
         *       "actId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "proposal": "9f2c…",
         *       "balance": "4583.32",
         *       "overpaid": "0.00",
         *       "act": {
         *         "actId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *         "kind": "waiver",
         *         "on": "2026-03-05",
         *         "recordedAt": "2026-03-05T09:12:00.000000Z",
         *         "by": "Boitumelo Kgosi",
         *         "comments": "The bank's delay, not the borrower's.",
         *         "state": "waiting",
         *         "needsSecond": true,
         *         "part": "interest",
         *         "name": null,
         *         "number": null,
         *         "validUntil": null,
         *         "noticeDate": null,
         *         "paymentMethod": null,
         *         "referenceNumber": null,
         *         "instalments": null,
         *         "interestRate": null,
         *         "amounts": {
         *           "amount": "20.00"
         *         },
         *         "proposal": "9f2c…",
         *         "undo": null,
         *         "may": [
         *           "decline"
         *         ]
         *       },
         *       "foreseen": null
         *     }
         */
        ActDone: {
            /** Success */
            success: boolean;
            /** Loanid */
            loanId: string;
            /** Reference */
            reference: string;
            /** Status */
            status: string;
            /** Version */
            version: number;
            /** Actid */
            actId: string;
            /** Proposal */
            proposal: string | null;
            /**
             * Balance
             * @description An amount as decimal text.
             */
            balance: string;
            /**
             * Overpaid
             * @description An amount as decimal text.
             */
            overpaid: string;
            act: components["schemas"]["ActTold"] | null;
            /** @description Only of a preview, which writes nothing; all else is as it would be told. */
            foreseen: components["schemas"]["ForeseenTold"] | null;
        };
        /**
         * ActTold
         * @description An act: what it is, from when it counts, and whether it does.
         * @example {
         *       "actId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "kind": "waiver",
         *       "on": "2026-03-05",
         *       "recordedAt": "2026-03-05T09:12:00.000000Z",
         *       "by": "Boitumelo Kgosi",
         *       "comments": "The bank's delay, not the borrower's.",
         *       "state": "waiting",
         *       "needsSecond": true,
         *       "part": "interest",
         *       "name": null,
         *       "number": null,
         *       "validUntil": null,
         *       "noticeDate": null,
         *       "paymentMethod": null,
         *       "referenceNumber": null,
         *       "instalments": null,
         *       "interestRate": null,
         *       "amounts": {
         *         "amount": "20.00"
         *       },
         *       "proposal": "9f2c…",
         *       "undo": null,
         *       "may": [
         *         "decline"
         *       ]
         *     }
         */
        ActTold: {
            /** Actid */
            actId: string;
            /** Kind */
            kind: string;
            /** On */
            on: string;
            /** Recordedat */
            recordedAt: string;
            /**
             * By
             * @description The name of whoever did or proposed it.
             */
            by: string;
            /** Comments */
            comments: string | null;
            /**
             * State
             * @description `waiting`, `counts` or `undone`.
             */
            state: string;
            /** Needssecond */
            needsSecond: boolean;
            /** Part */
            part: string | null;
            /** Name */
            name: string | null;
            /** Number */
            number: number | null;
            /** Validuntil */
            validUntil: string | null;
            /** Noticedate */
            noticeDate: string | null;
            /** Paymentmethod */
            paymentMethod: string | null;
            /** Referencenumber */
            referenceNumber: string | null;
            /** Instalments */
            instalments: number | null;
            /** Interestrate */
            interestRate: string | null;
            /** Amounts */
            amounts: {
                [key: string]: string;
            };
            /**
             * Proposal
             * @description The hash of what waits for a second person.
             */
            proposal: string | null;
            /** @description The proposal to undo it, while that waits. */
            undo: components["schemas"]["UndoTold"] | null;
            /**
             * May
             * @description What whoever asks may do about it: `confirm`, `decline`, `undo`.
             */
            may: string[];
        };
        /**
         * AdvanceSent
         * @description A further payout of what was approved or agreed.
         * @example {
         *       "amount": "2000.00",
         *       "disbursementDate": "2026-03-05",
         *       "paymentMethod": "bank_transfer",
         *       "referenceNumber": "EFT-20260305-4"
         *     }
         */
        AdvanceSent: {
            /**
             * Amount
             * @description Left out: all that may be paid out.
             */
            amount?: number | string | null | "";
            /**
             * Disbursementdate
             * @description Left out: today.
             */
            disbursementDate?: string | null | "";
            /** Paymentmethod */
            paymentMethod?: string | null | "";
            /** Referencenumber */
            referenceNumber: string;
        };
        /**
         * AgedBucket
         * @description The loans of one arrears bucket.
         */
        AgedBucket: {
            /** Bucket */
            bucket: string;
            /** Loans */
            loans: number;
            /**
             * Principal
             * @description An amount as decimal text.
             */
            principal: string;
            /**
             * Overdue
             * @description An amount as decimal text.
             */
            overdue: string;
            /**
             * Share
             * @description Of all outstanding principal, in percent.
             */
            share: string;
        };
        /**
         * AgeingTold
         * @description Arrears by bucket and portfolio at risk, as measured at a day end.
         * @example {
         *       "date": "2026-03-31",
         *       "currency": "BWP",
         *       "basis": "accrual",
         *       "accruedUntil": "2026-03-31",
         *       "closedUntil": "2026-02",
         *       "complete": true,
         *       "measured": true,
         *       "loans": 1,
         *       "principal": "5000.00",
         *       "overdue": "0.00",
         *       "nearCeiling": 0,
         *       "buckets": [
         *         {
         *           "bucket": "current",
         *           "loans": 1,
         *           "principal": "5000.00",
         *           "overdue": "0.00",
         *           "share": "100.00"
         *         }
         *       ],
         *       "atRisk": [
         *         {
         *           "days": 30,
         *           "principal": "0.00",
         *           "percent": "0.00",
         *           "withRestructured": "0.00",
         *           "percentWithRestructured": "0.00"
         *         }
         *       ],
         *       "trend": [
         *         {
         *           "month": "2026-03",
         *           "principal": "5000.00",
         *           "par30": "0.00",
         *           "par90": "0.00"
         *         }
         *       ]
         *     }
         */
        AgeingTold: {
            /** Date */
            date: string;
            /** Currency */
            currency: string;
            /** Basis */
            basis: string;
            /** Accrueduntil */
            accruedUntil: string | null;
            /** Closeduntil */
            closedUntil: string | null;
            /** Complete */
            complete: boolean;
            /** Measured */
            measured: boolean;
            /** Loans */
            loans: number;
            /**
             * Principal
             * @description An amount as decimal text.
             */
            principal: string;
            /**
             * Overdue
             * @description An amount as decimal text.
             */
            overdue: string;
            /**
             * Nearceiling
             * @description Late loans at 80 % of their in duplum ceiling or more.
             */
            nearCeiling: number;
            /** Buckets */
            buckets: components["schemas"]["AgedBucket"][];
            /** Atrisk */
            atRisk: components["schemas"]["AtRiskTold"][];
            /** Trend */
            trend: components["schemas"]["TrendTold"][];
        };
        /**
         * AgreementSent
         * @description The hash of the proposal that is agreed to.
         * @example {
         *       "proposal": "9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f"
         *     }
         */
        AgreementSent: {
            /** Proposal */
            proposal: string;
        };
        /**
         * AlarmTold
         * @description One alarm, and how it stands.
         * @example {
         *       "name": "skycap-failed-logins",
         *       "what": "Many sign-ins fail",
         *       "metric": "Skycap FailedLogins",
         *       "statistic": "Sum",
         *       "threshold": 20,
         *       "comparison": "above",
         *       "periodSeconds": 300,
         *       "periods": 1,
         *       "severity": "medium",
         *       "runbook": "alarms.md#skycap-failed-logins",
         *       "state": "OK",
         *       "since": null,
         *       "reason": "",
         *       "value": 0,
         *       "silenced": false,
         *       "silentUntil": null,
         *       "history": []
         *     }
         */
        AlarmTold: {
            /** Name */
            name: string;
            /** What */
            what: string;
            /** Metric */
            metric: string;
            /** Statistic */
            statistic: string;
            /** Threshold */
            threshold: number;
            /** Comparison */
            comparison: string;
            /** Periodseconds */
            periodSeconds: number;
            /** Periods */
            periods: number;
            /** Severity */
            severity: string;
            /** Runbook */
            runbook: string;
            /** State */
            state: string;
            /** Since */
            since: string | null;
            /** Reason */
            reason: string;
            /** Value */
            value: number | null;
            /** Silenced */
            silenced: boolean;
            /** Silentuntil */
            silentUntil: string | null;
            /** History */
            history: {
                [key: string]: unknown;
            }[];
        };
        /**
         * AlertTold
         * @description Something that a checker should know before deciding.
         */
        AlertTold: {
            /** Code */
            code: string;
            /** Message */
            message: string;
            /**
             * Values
             * @description What the message names: `why`, `amount`, `number`, `rate` or `usual`.
             */
            values: {
                [key: string]: string;
            };
            /**
             * Loans
             * @description The references of the other loans that it is about.
             */
            loans: string[];
        };
        /**
         * AllocatedTold
         * @description The repayment that a receipt became.
         * @example {
         *       "success": true,
         *       "repaymentId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "loanId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "reference": "SKY-7K2M-Q",
         *       "status": "disbursed",
         *       "version": 5,
         *       "receiptNumber": "SKY-7K2M-Q-001",
         *       "paymentDate": "2026-02-28",
         *       "amountPaid": "458.32",
         *       "allocation": [
         *         {
         *           "instalment": 1,
         *           "principal": "416.66",
         *           "interest": "41.66",
         *           "fee": "0.00",
         *           "penalty": "0.00"
         *         }
         *       ],
         *       "split": {
         *         "principal": "416.66",
         *         "interest": "41.66",
         *         "fee": "0.00",
         *         "penalty": "0.00",
         *         "total": "458.32"
         *       },
         *       "overpaid": "0.00",
         *       "balance": "5041.68",
         *       "warnings": [],
         *       "receiptId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11"
         *     }
         */
        AllocatedTold: {
            /** Loanid */
            loanId: string;
            /** Reference */
            reference: string;
            /** Status */
            status: string;
            /** Version */
            version: number;
            /** Receiptnumber */
            receiptNumber: string;
            /** Paymentdate */
            paymentDate: string;
            /**
             * Amountpaid
             * @description An amount as decimal text.
             */
            amountPaid: string;
            /** Allocation */
            allocation: components["schemas"]["PartTold"][];
            split: components["schemas"]["SplitTold"];
            /**
             * Overpaid
             * @description An amount as decimal text.
             */
            overpaid: string;
            /**
             * Balance
             * @description An amount as decimal text.
             */
            balance: string;
            /** Warnings */
            warnings: string[];
            /** Success */
            success: boolean;
            /** Repaymentid */
            repaymentId: string;
            /** Receiptid */
            receiptId: string;
        };
        /**
         * AllocationSent
         * @description The loan to which a receipt belongs.
         * @example {
         *       "loanId": "SK-7K2M-9XM2-Q"
         *     }
         */
        AllocationSent: {
            /** Loanid */
            loanId: string;
        };
        /**
         * AmendedTold
         * @description How the loan stands after its application was amended, and what it costs.
         * @example {
         *       "success": true,
         *       "loanId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "reference": "SKY-7K2M-Q",
         *       "status": "pending",
         *       "version": 2,
         *       "loanAmount": "5000.00",
         *       "interestRate": "10",
         *       "instalments": 12,
         *       "instalmentAmount": "458.33",
         *       "totalAmount": "5500.00"
         *     }
         */
        AmendedTold: {
            /**
             * Loanamount
             * @description An amount as decimal text.
             */
            loanAmount: string;
            /** Interestrate */
            interestRate: string;
            /** Instalments */
            instalments: number;
            /**
             * Instalmentamount
             * @description An amount as decimal text.
             */
            instalmentAmount: string;
            /**
             * Totalamount
             * @description An amount as decimal text.
             */
            totalAmount: string;
            /** Success */
            success: boolean;
            /** Loanid */
            loanId: string;
            /** Reference */
            reference: string;
            /** Status */
            status: string;
            /** Version */
            version: number;
        };
        /**
         * AmountOfAccount
         * @description What an account adds to a statement.
         */
        AmountOfAccount: {
            /** Account */
            account: string;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Setswana */
            setswana: string;
            /** Kind */
            kind: string;
            /**
             * Amount
             * @description An amount as decimal text.
             */
            amount: string;
        };
        /**
         * Application
         * @description An application for a loan.
         *
         *     The price (`interestRate`, `totalAmount`) may be left out; when sent, it is checked against the
         *     product, never trusted. Numbers may be sent as text. Unknown fields are ignored.
         * @example {
         *       "firstName": "Naledi",
         *       "lastName": "Moyo",
         *       "idNumber": "123456789",
         *       "contactNumber": "71234567",
         *       "physicalAddress": "Plot 12, Area W, Francistown",
         *       "postalAddress": "PO Box 12, Francistown",
         *       "kinName": "Thabo Moyo",
         *       "kinRelationship": "Brother",
         *       "kinAddress": "Plot 14, Area W, Francistown",
         *       "marriedInCommunity": false,
         *       "loanAmount": "5000",
         *       "interestRate": "10",
         *       "totalAmount": "5500",
         *       "loanPeriodMonths": "12",
         *       "bankName": "First National Bank",
         *       "accountNumber": "62012345678",
         *       "branch": "Francistown",
         *       "repaymentMethod": "debit_order",
         *       "termsAccepted": true
         *     }
         */
        Application: {
            /** Firstname */
            firstName: string;
            /** Lastname */
            lastName: string;
            /** Idnumber */
            idNumber: string | number;
            /** Contactnumber */
            contactNumber: string | number;
            /** Physicaladdress */
            physicalAddress: string;
            /** Kinname */
            kinName: string;
            /** Kinrelationship */
            kinRelationship: string;
            /** Bankname */
            bankName: string;
            /** Accountnumber */
            accountNumber: string | number;
            /** Repaymentmethod */
            repaymentMethod: string;
            /**
             * Loanamount
             * @example 5000.00
             * @example 5000
             */
            loanAmount: number | string;
            /** Loanperiodmonths */
            loanPeriodMonths: number | string;
            /** Termsaccepted */
            termsAccepted: boolean | ("0" | "1" | "false" | "n" | "no" | "off" | "on" | "true" | "y" | "yes" | 0 | 1);
            /** Idtype */
            idType?: string | null | "";
            /** Email */
            email?: string | null | "";
            /** Postaladdress */
            postalAddress?: string | null | "";
            /** Kinaddress */
            kinAddress?: string | null | "";
            /** Kincontact */
            kinContact?: string | number | null | "";
            /** Marriedincommunity */
            marriedInCommunity?: boolean | ("0" | "1" | "false" | "n" | "no" | "off" | "on" | "true" | "y" | "yes" | 0 | 1) | null | "";
            /** Branch */
            branch?: string | null | "";
            /** Employer */
            employer?: string | null | "";
            /** Purpose */
            purpose?: string | null | "";
            /** Product */
            product?: string | null | "";
            /** Interestrate */
            interestRate?: number | string | null | "";
            /** Totalamount */
            totalAmount?: number | string | null | "";
            /** Loandate */
            loanDate?: string | null | "";
            /**
             * Firstduedate
             * @description When the first instalment should fall due, if not as usual.
             */
            firstDueDate?: string | null | "";
        };
        /**
         * ApplicationTold
         * @description An application was taken; `loanId` is told to staff only.
         * @example {
         *       "success": true,
         *       "reference": "SKY-7K2M-Q",
         *       "message": "Thank you. Your application is SKY-7K2M-Q.",
         *       "status": "pending",
         *       "loanAmount": "5000.00",
         *       "interestRate": "10",
         *       "instalments": 12,
         *       "instalmentAmount": "458.33",
         *       "totalAmount": "5500.00"
         *     }
         */
        ApplicationTold: {
            /**
             * Loanamount
             * @description An amount as decimal text.
             */
            loanAmount: string;
            /** Interestrate */
            interestRate: string;
            /** Instalments */
            instalments: number;
            /**
             * Instalmentamount
             * @description An amount as decimal text.
             */
            instalmentAmount: string;
            /**
             * Totalamount
             * @description An amount as decimal text.
             */
            totalAmount: string;
            /** Success */
            success: boolean;
            /** Reference */
            reference: string;
            /** Message */
            message: string;
            /** Status */
            status: string;
            /** Loanid */
            loanId?: string | null;
        };
        /**
         * ArrearsTold
         * @description Whether and how late a loan is.
         */
        ArrearsTold: {
            /** Inarrears */
            inArrears: boolean;
            /** Dayspastdue */
            daysPastDue: number;
            /** Since */
            since: string | null;
            /** Bucket */
            bucket: string;
            /**
             * Overdue
             * @description An amount as decimal text.
             */
            overdue: string;
        };
        /**
         * AssessedTold
         * @description The assessment was recorded, whatever it found.
         * @example {
         *       "success": true,
         *       "loanId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "reference": "SKY-7K2M-Q",
         *       "status": "pending",
         *       "version": 2,
         *       "assessment": {
         *         "income": "9000.00",
         *         "deductions": "1500.00",
         *         "livingCosts": "4000.00",
         *         "obligations": "800.00",
         *         "evidence": "Payslip of February, bank statement",
         *         "netIncome": "7500.00",
         *         "instalment": "458.37",
         *         "leftToLiveOn": "2241.63",
         *         "sharePercent": "16.78",
         *         "passed": true,
         *         "broken": [],
         *         "limits": {
         *           "instalmentPercentMax": "40",
         *           "takeHomeMin": "0"
         *         }
         *       }
         *     }
         */
        AssessedTold: {
            /** Success */
            success: boolean;
            /** Loanid */
            loanId: string;
            /** Reference */
            reference: string;
            /** Status */
            status: string;
            /** Version */
            version: number;
            assessment: components["schemas"]["AssessmentTold"];
        };
        /**
         * AssessmentTold
         * @description Whether the loan can be afforded, with the figures it was found by.
         */
        AssessmentTold: {
            /**
             * Income
             * @description An amount as decimal text.
             */
            income: string;
            /**
             * Deductions
             * @description An amount as decimal text.
             */
            deductions: string;
            /**
             * Livingcosts
             * @description An amount as decimal text.
             */
            livingCosts: string;
            /**
             * Obligations
             * @description An amount as decimal text.
             */
            obligations: string;
            /** Evidence */
            evidence: string;
            /**
             * Netincome
             * @description An amount as decimal text.
             */
            netIncome: string;
            /**
             * Instalment
             * @description An amount as decimal text.
             */
            instalment: string;
            /**
             * Lefttoliveon
             * @description An amount as decimal text.
             */
            leftToLiveOn: string;
            /** Sharepercent */
            sharePercent: string | null;
            /** Passed */
            passed: boolean;
            /**
             * Broken
             * @description The limits that are not kept, a sentence each.
             */
            broken: string[];
            limits: components["schemas"]["LimitsTold"];
            /** Assessedat */
            assessedAt?: string | null;
        };
        /**
         * AtRiskTold
         * @description Portfolio at risk: loans more than so many days late; one day means late at all.
         */
        AtRiskTold: {
            /** Days */
            days: number;
            /**
             * Principal
             * @description An amount as decimal text.
             */
            principal: string;
            /** Percent */
            percent: string;
            /**
             * Withrestructured
             * @description An amount as decimal text.
             */
            withRestructured: string;
            /** Percentwithrestructured */
            percentWithRestructured: string;
        };
        /**
         * BackupMadeTold
         * @description A backup was made.
         * @example {
         *       "name": "skycap-20260301-020000.backup",
         *       "size": 2702377
         *     }
         */
        BackupMadeTold: {
            /** Name */
            name: string;
            /** Size */
            size: number;
        };
        /**
         * BackupTold
         * @description One backup; `problem` says why it could not be restored.
         * @example {
         *       "name": "skycap-20260301-020000.backup",
         *       "size": 2702377,
         *       "madeAt": "2026-02-28T09:30:00.000000Z",
         *       "loans": 560,
         *       "events": 5443,
         *       "problem": null
         *     }
         */
        BackupTold: {
            /** Name */
            name: string;
            /** Size */
            size: number;
            /** Madeat */
            madeAt: string;
            /** Loans */
            loans: number | null;
            /** Events */
            events: number | null;
            /** Problem */
            problem: string | null;
        };
        /**
         * BalanceSheetTold
         * @description Assets, liabilities and equity; profit of all years so far stands in the equity.
         * @example {
         *       "date": "2026-03-31",
         *       "currency": "BWP",
         *       "basis": "accrual",
         *       "accruedUntil": "2026-03-31",
         *       "closedUntil": "2026-02",
         *       "complete": true,
         *       "assets": [
         *         {
         *           "account": "bank",
         *           "code": "1010",
         *           "name": "Bank",
         *           "setswana": "Banka",
         *           "kind": "asset",
         *           "amount": "41.66"
         *         }
         *       ],
         *       "liabilities": [],
         *       "equity": [],
         *       "profit": "41.66",
         *       "totalAssets": "41.66",
         *       "totalLiabilities": "0.00",
         *       "totalEquity": "41.66",
         *       "difference": "0.00"
         *     }
         */
        BalanceSheetTold: {
            /** Date */
            date: string;
            /** Currency */
            currency: string;
            /** Basis */
            basis: string;
            /** Accrueduntil */
            accruedUntil: string | null;
            /** Closeduntil */
            closedUntil: string | null;
            /** Complete */
            complete: boolean;
            /** Assets */
            assets: components["schemas"]["AmountOfAccount"][];
            /** Liabilities */
            liabilities: components["schemas"]["AmountOfAccount"][];
            /** Equity */
            equity: components["schemas"]["AmountOfAccount"][];
            /**
             * Profit
             * @description An amount as decimal text.
             */
            profit: string;
            /**
             * Totalassets
             * @description An amount as decimal text.
             */
            totalAssets: string;
            /**
             * Totalliabilities
             * @description An amount as decimal text.
             */
            totalLiabilities: string;
            /**
             * Totalequity
             * @description An amount as decimal text.
             */
            totalEquity: string;
            /**
             * Difference
             * @description An amount as decimal text.
             */
            difference: string;
        };
        /**
         * BalanceTold
         * @description The balance of an account, as a debit or a credit.
         */
        BalanceTold: {
            /** Account */
            account: string;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Setswana */
            setswana: string;
            /** Kind */
            kind: string;
            /**
             * Debit
             * @description An amount as decimal text.
             */
            debit: string;
            /**
             * Credit
             * @description An amount as decimal text.
             */
            credit: string;
        };
        /**
         * BalancesTold
         * @description The balances of a loan at the end of `asOf`.
         */
        BalancesTold: {
            /** Asof */
            asOf: string;
            /**
             * Principal
             * @description An amount as decimal text.
             */
            principal: string;
            /**
             * Interest
             * @description An amount as decimal text.
             */
            interest: string;
            /**
             * Fee
             * @description An amount as decimal text.
             */
            fee: string;
            /**
             * Penalty
             * @description An amount as decimal text.
             */
            penalty: string;
            /**
             * Outstanding
             * @description An amount as decimal text.
             */
            outstanding: string;
            /**
             * Paid
             * @description An amount as decimal text.
             */
            paid: string;
            /**
             * Overpaid
             * @description An amount as decimal text.
             */
            overpaid: string;
            /** Nextdue */
            nextDue: string | null;
            /** Nextamount */
            nextAmount: string | null;
        };
        /**
         * BarChangedTold
         * @description Whether the person is barred now.
         * @example {
         *       "success": true,
         *       "barred": true
         *     }
         */
        BarChangedTold: {
            /** Success */
            success: boolean;
            /** Barred */
            barred: boolean;
        };
        /**
         * BarSent
         * @description Whose identity number, and why.
         * @example {
         *       "idNumber": "123456789",
         *       "comments": "Forged payslip."
         *     }
         */
        BarSent: {
            /** Idnumber */
            idNumber: string | number;
            /** Comments */
            comments: string;
        };
        /**
         * BarTold
         * @description Since when somebody is barred from borrowing, by whom, and why.
         */
        BarTold: {
            /** Since */
            since: string;
            /** By */
            by: string;
            /** Why */
            why: string | null;
        };
        /**
         * BasisToSave
         * @description How the rate becomes the rate of a period; what is left out has its default.
         */
        BasisToSave: {
            accrual?: components["schemas"]["Accrual"] | null;
            monthDays?: components["schemas"]["MonthDays"] | null;
            yearDays?: components["schemas"]["YearDays"] | null;
            yearLength?: components["schemas"]["YearLength"] | null;
            dayCount?: components["schemas"]["DayCount"] | null;
        };
        /**
         * BasisTold
         * @description How the rate becomes the rate of a period: whole periods, or days by a convention.
         */
        BasisTold: {
            accrual: components["schemas"]["Accrual"];
            monthDays: components["schemas"]["MonthDays"];
            yearDays: components["schemas"]["YearDays"];
            yearLength: components["schemas"]["YearLength"];
            dayCount: components["schemas"]["DayCount"] | null;
        };
        /**
         * BorrowerPageTold
         * @description A borrower as last told, with everything they ever asked for.
         * @example {
         *       "borrower": {
         *         "firstName": "Naledi",
         *         "lastName": "Moyo",
         *         "idType": "omang",
         *         "idNumber": "123456789",
         *         "contactNumber": "+26771234567",
         *         "email": "",
         *         "physicalAddress": "Plot 12, Area W, Francistown",
         *         "postalAddress": "PO Box 12, Francistown",
         *         "kinName": "Thabo Moyo",
         *         "kinRelationship": "Brother",
         *         "kinAddress": "Plot 14, Area W, Francistown",
         *         "kinContact": "",
         *         "marriedInCommunity": false,
         *         "bankName": "First National Bank",
         *         "accountNumber": "62012345678",
         *         "branch": "Francistown",
         *         "repaymentMethod": "debit_order",
         *         "employer": "",
         *         "purpose": "School fees"
         *       },
         *       "totals": {
         *         "loans": 1,
         *         "open": 1,
         *         "outstanding": "5041.68",
         *         "paid": "458.32"
         *       },
         *       "loans": [
         *         {
         *           "loanId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *           "reference": "SKY-7K2M-Q",
         *           "status": "disbursed",
         *           "borrowerName": "Naledi Moyo",
         *           "idNumber": "123456789",
         *           "contactNumber": "+26771234567",
         *           "product": "standard",
         *           "loanAmount": "5000.00",
         *           "totalAmount": "5500.00",
         *           "instalments": 12,
         *           "outstanding": "5041.68",
         *           "paid": "458.32",
         *           "overpaid": "0.00",
         *           "oldestUnpaidDue": "2026-03-31",
         *           "inArrears": false,
         *           "daysPastDue": 0,
         *           "disbursedOn": "2026-01-31",
         *           "createdAt": "2026-01-30T08:00:00.000000Z",
         *           "updatedAt": "2026-02-28T09:30:00.000000Z",
         *           "version": 5
         *         }
         *       ]
         *     }
         */
        BorrowerPageTold: {
            borrower: components["schemas"]["BorrowerTold"];
            totals: components["schemas"]["BorrowerTotalsTold"];
            /** Loans */
            loans: components["schemas"]["LineTold"][];
            barred?: components["schemas"]["BarTold"] | null;
        };
        /**
         * BorrowerTold
         * @description What the applicant told us.
         * @example {
         *       "firstName": "Naledi",
         *       "lastName": "Moyo",
         *       "idType": "omang",
         *       "idNumber": "123456789",
         *       "contactNumber": "+26771234567",
         *       "email": "",
         *       "physicalAddress": "Plot 12, Area W, Francistown",
         *       "postalAddress": "PO Box 12, Francistown",
         *       "kinName": "Thabo Moyo",
         *       "kinRelationship": "Brother",
         *       "kinAddress": "Plot 14, Area W, Francistown",
         *       "kinContact": "",
         *       "marriedInCommunity": false,
         *       "bankName": "First National Bank",
         *       "accountNumber": "62012345678",
         *       "branch": "Francistown",
         *       "repaymentMethod": "debit_order",
         *       "employer": "",
         *       "purpose": "School fees"
         *     }
         */
        BorrowerTold: {
            /** Firstname */
            firstName: string;
            /** Lastname */
            lastName: string;
            /** Idtype */
            idType: string;
            /** Idnumber */
            idNumber: string;
            /** Contactnumber */
            contactNumber: string;
            /** Email */
            email: string;
            /** Physicaladdress */
            physicalAddress: string;
            /** Postaladdress */
            postalAddress: string;
            /** Kinname */
            kinName: string;
            /** Kinrelationship */
            kinRelationship: string;
            /** Kinaddress */
            kinAddress: string;
            /** Kincontact */
            kinContact: string;
            /** Marriedincommunity */
            marriedInCommunity: boolean;
            /** Bankname */
            bankName: string;
            /** Accountnumber */
            accountNumber: string;
            /** Branch */
            branch: string;
            /** Repaymentmethod */
            repaymentMethod: string;
            /** Employer */
            employer: string;
            /** Purpose */
            purpose: string;
        };
        /**
         * BorrowerTotalsTold
         * @description A borrower's loans added up.
         */
        BorrowerTotalsTold: {
            /** Loans */
            loans: number;
            /** Open */
            open: number;
            /**
             * Outstanding
             * @description An amount as decimal text.
             */
            outstanding: string;
            /**
             * Paid
             * @description An amount as decimal text.
             */
            paid: string;
        };
        /**
         * Broken
         * @description What interest a first period bears that is longer or shorter than the others.
         *
         *     Asked only where interest does not go by days: there, every period bears its own days.
         * @enum {string}
         */
        Broken: "whole" | "days" | "apart";
        /**
         * Bucket
         * @description The four parts of an instalment.
         * @enum {string}
         */
        Bucket: "interest" | "fee" | "penalty" | "principal";
        /**
         * BucketTold
         * @description One bucket of arrears.
         */
        BucketTold: {
            /** Bucket */
            bucket: string;
            /** Loans */
            loans: number;
            /**
             * Principal
             * @description An amount as decimal text.
             */
            principal: string;
        };
        /**
         * CeilingTold
         * @description How near a loan is to its in duplum ceiling; amounts are null before a default is counted.
         */
        CeilingTold: {
            form: components["schemas"]["InDuplum"];
            /** Limit */
            limit: string | null;
            /** Used */
            used: string | null;
            /**
             * Room
             * @description What may still be charged.
             */
            room: string | null;
            /** Usedpercent */
            usedPercent: string | null;
            /**
             * Blocked
             * @description What was never charged because of the ceiling.
             */
            blocked: string;
            /**
             * Near
             * @description Whether 80 % of it is used, or more.
             */
            near: boolean;
        };
        /**
         * ChangedTold
         * @description How the loan stands after a command.
         * @example {
         *       "success": true,
         *       "loanId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "reference": "SKY-7K2M-Q",
         *       "status": "approved",
         *       "version": 2
         *     }
         */
        ChangedTold: {
            /** Success */
            success: boolean;
            /** Loanid */
            loanId: string;
            /** Reference */
            reference: string;
            /** Status */
            status: string;
            /** Version */
            version: number;
        };
        /**
         * ChargeSent
         * @description A fee or a penalty of the agreement, charged by hand.
         * @example {
         *       "chargeDate": "2026-03-05",
         *       "kind": "fee",
         *       "name": "Statement by post",
         *       "amount": "25.00"
         *     }
         */
        ChargeSent: {
            /**
             * Chargedate
             * Format: date
             */
            chargeDate: string;
            /**
             * Kind
             * @description `fee` or `penalty`.
             */
            kind: string;
            /**
             * Name
             * @description Which charge of the agreement it is.
             */
            name: string;
            /**
             * Amount
             * @example 5000.00
             * @example 5000
             */
            amount: number | string;
            /** Comments */
            comments?: string | null | "";
        };
        /**
         * CheckTold
         * @description One thing that was looked at.
         */
        CheckTold: {
            /** Name */
            name: string;
            /** State */
            state: string;
            /** What */
            what: string;
            /** Measured */
            measured: {
                [key: string]: unknown;
            };
        };
        /**
         * CollectionsTold
         * @description What was received today, and how many loans have their oldest instalment due today.
         */
        CollectionsTold: {
            /** Repayments */
            repayments: number;
            /**
             * Amount
             * @description An amount as decimal text.
             */
            amount: string;
            /**
             * Complete
             * @description False when there were more than were added up.
             */
            complete: boolean;
            /** Duetoday */
            dueToday: number;
        };
        /**
         * Comments
         * @description Why, or what is to be remembered.
         * @example {
         *       "comments": "The applicant came by with the payslip."
         *     }
         */
        Comments: {
            /** Comments */
            comments: string;
        };
        /**
         * CoolingOffSent
         * @description The day on which the borrower gave the loan up.
         * @example {
         *       "coolingOffDate": "2026-01-03",
         *       "comments": "Changed their mind."
         *     }
         */
        CoolingOffSent: {
            /**
             * Coolingoffdate
             * Format: date
             */
            coolingOffDate: string;
            /** Comments */
            comments: string;
        };
        /**
         * CostSheetTold
         * @description What a loan costs, each item that a borrower is told before signing.
         *
         *     Of a loan that was not paid out it is what it would cost if that were today.
         * @example {
         *       "loanId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "reference": "SKY-7K2M-Q",
         *       "borrowerName": "Naledi Moyo",
         *       "lenderName": "Tati Micro Lenders",
         *       "licence": "NBFIRA 1/2026",
         *       "currency": "BWP",
         *       "paidOut": false,
         *       "startDate": "2026-01-31",
         *       "principal": "1000.00",
         *       "amountReceived": "910.00",
         *       "totalPayable": "1100.00",
         *       "totalCostOfCredit": "190.00",
         *       "monthlyCostOfCredit": "190.00",
         *       "totalInterest": "100.00",
         *       "totalFees": "90.00",
         *       "interestRate": "10",
         *       "ratePeriod": "term",
         *       "method": "flat",
         *       "aprNominal": "250.55",
         *       "aprEffective": "846.52",
         *       "frequency": {
         *         "unit": "months",
         *         "every": 1
         *       },
         *       "instalments": 1,
         *       "instalmentAmount": "1100.00",
         *       "lastInstalmentAmount": "1100.00",
         *       "firstDue": "2026-02-28",
         *       "lastDue": "2026-02-28",
         *       "fees": [
         *         {
         *           "name": "Administration",
         *           "time": "deducted",
         *           "each": "90.00",
         *           "total": "90.00",
         *           "tax": "11.05",
         *           "insurance": false
         *         }
         *       ],
         *       "charges": [
         *         {
         *           "name": "Letter of demand",
         *           "amount": "50.00"
         *         }
         *       ],
         *       "late": {
         *         "penalty": null,
         *         "inDuplum": "common_law",
         *         "stopAfterMonths": 3,
         *         "postStopPercent": "5"
         *       },
         *       "early": {
         *         "surplus": "hold",
         *         "rebate": "actuarial",
         *         "noticeDays": 30,
         *         "chargeAmount": "0.00",
         *         "chargePercent": "0",
         *         "quoteDays": 7,
         *         "coolingOffDays": 3,
         *         "coolingOffWorkingDays": false,
         *         "coolingOffInterest": false
         *       },
         *       "schedule": [
         *         {
         *           "number": 1,
         *           "dueDate": "2026-02-28",
         *           "principal": "1000.00",
         *           "interest": "100.00",
         *           "fee": "0.00",
         *           "total": "1100.00"
         *         }
         *       ]
         *     }
         */
        CostSheetTold: {
            /** Loanid */
            loanId: string;
            /** Reference */
            reference: string;
            /** Borrowername */
            borrowerName: string;
            /** Lendername */
            lenderName: string;
            /** Licence */
            licence: string;
            /** Currency */
            currency: string;
            /** Paidout */
            paidOut: boolean;
            /** Startdate */
            startDate: string;
            /**
             * Principal
             * @description An amount as decimal text.
             */
            principal: string;
            /**
             * Amountreceived
             * @description An amount as decimal text.
             */
            amountReceived: string;
            /**
             * Totalpayable
             * @description An amount as decimal text.
             */
            totalPayable: string;
            /**
             * Totalcostofcredit
             * @description An amount as decimal text.
             */
            totalCostOfCredit: string;
            /**
             * Monthlycostofcredit
             * @description The total cost of credit over the months of the repayment period.
             */
            monthlyCostOfCredit: string;
            /**
             * Totalinterest
             * @description An amount as decimal text.
             */
            totalInterest: string;
            /**
             * Totalfees
             * @description An amount as decimal text.
             */
            totalFees: string;
            /** Interestrate */
            interestRate: string;
            ratePeriod: components["schemas"]["RatePeriod"];
            method: components["schemas"]["Method"];
            /**
             * Aprnominal
             * @description Yearly rate in percent, nominal: United States, Regulation Z, actuarial.
             */
            aprNominal: string | null;
            /**
             * Apreffective
             * @description Yearly rate in percent, effective: European Union, APRC.
             */
            aprEffective: string | null;
            frequency: components["schemas"]["FrequencyTold"];
            /** Instalments */
            instalments: number;
            /**
             * Instalmentamount
             * @description An amount as decimal text.
             */
            instalmentAmount: string;
            /**
             * Lastinstalmentamount
             * @description An amount as decimal text.
             */
            lastInstalmentAmount: string;
            /** Firstdue */
            firstDue: string;
            /** Lastdue */
            lastDue: string;
            /** Fees */
            fees: components["schemas"]["CostedFee"][];
            /**
             * Charges
             * @description What may be charged by hand.
             */
            charges: components["schemas"]["ListedCharge"][];
            late: components["schemas"]["LateTold"];
            early: components["schemas"]["EarlyTold"];
            /** Schedule */
            schedule: components["schemas"]["CostedInstalment"][];
        };
        /**
         * CostedFee
         * @description A fee that the contract asks.
         */
        CostedFee: {
            /** Name */
            name: string;
            time: components["schemas"]["FeeTime"];
            /**
             * Each
             * @description Null where it differs from instalment to instalment.
             */
            each: string | null;
            /**
             * Total
             * @description An amount as decimal text.
             */
            total: string;
            /**
             * Tax
             * @description The value added tax inside the total.
             */
            tax: string;
            /**
             * Insurance
             * @description A premium that is passed on to an insurer.
             */
            insurance: boolean;
        };
        /**
         * CostedInstalment
         * @description One instalment as agreed; number 0 is kept back at the payout.
         */
        CostedInstalment: {
            /** Number */
            number: number;
            /** Duedate */
            dueDate: string;
            /**
             * Principal
             * @description An amount as decimal text.
             */
            principal: string;
            /**
             * Interest
             * @description An amount as decimal text.
             */
            interest: string;
            /**
             * Fee
             * @description An amount as decimal text.
             */
            fee: string;
            /**
             * Total
             * @description An amount as decimal text.
             */
            total: string;
        };
        /**
         * CostsTold
         * @description What AWS costs by service and month; on one machine, what takes its place.
         * @example {
         *       "currency": null,
         *       "months": [],
         *       "onCourseFor": null,
         *       "findings": [],
         *       "remark": "Nobody sends a bill for Skycap on one machine."
         *     }
         */
        CostsTold: {
            /** Currency */
            currency: string | null;
            /** Months */
            months: {
                [key: string]: unknown;
            }[];
            /** Oncoursefor */
            onCourseFor: string | null;
            /** Findings */
            findings: components["schemas"]["FindingTold"][];
            /** Remark */
            remark: string;
        };
        /**
         * DayCount
         * @description The conventions, as lenders and markets name them.
         * @enum {string}
         */
        DayCount: "ACT/360" | "ACT/364" | "ACT/365F" | "ACT/365_ACTUAL" | "NL/365" | "ACT/ACT_ISDA" | "30/360_BOND_BASIS" | "30/360_US" | "30E/360" | "30E/360_ISDA" | "EU_CCD_MONTH" | "EU_CCD_YEAR" | "EU_CCD_WEEK";
        /**
         * DayEndsTold
         * @description The day ends of the last weeks, newest first.
         * @example {
         *       "runs": [],
         *       "last": {
         *         "day": "2026-02-27",
         *         "endedAt": "2026-02-28T09:30:00.000000Z",
         *         "behind": 0,
         *         "failures": {}
         *       },
         *       "findings": []
         *     }
         */
        DayEndsTold: {
            /** Runs */
            runs: components["schemas"]["RunTold"][];
            last: components["schemas"]["LastDayEndTold"];
            /** Findings */
            findings: components["schemas"]["FindingTold"][];
        };
        /**
         * Decision
         * @description What a checker may decide.
         * @enum {string}
         */
        Decision: "approve" | "reject" | "request_info";
        /**
         * DeskTold
         * @description The figures of one's own desk, by role.
         * @example {
         *       "waiting": [
         *         {
         *           "kind": "disburse",
         *           "status": "approved",
         *           "loans": 2,
         *           "amount": "7500.00",
         *           "since": "2026-02-24"
         *         }
         *       ],
         *       "captured": null,
         *       "collections": {
         *         "repayments": 3,
         *         "amount": "1374.96",
         *         "complete": true,
         *         "dueToday": 4
         *       },
         *       "currency": "BWP",
         *       "asOf": "2026-02-28"
         *     }
         */
        DeskTold: {
            /**
             * Waiting
             * @description What whoever asks may do something about.
             */
            waiting: components["schemas"]["WaitingTold"][];
            /**
             * Captured
             * @description For makers: how many of their own loans stand where, by status.
             */
            captured: {
                [key: string]: number;
            } | null;
            /** @description For accountants. */
            collections: components["schemas"]["CollectionsTold"] | null;
            /** Currency */
            currency: string;
            /** Asof */
            asOf: string;
        };
        /**
         * DiagnosisTold
         * @description What was tried, and what was found.
         * @example {
         *       "platform": "embedded",
         *       "url": "http://127.0.0.1:8000",
         *       "sections": [
         *         "login"
         *       ],
         *       "steps": [
         *         {
         *           "kind": "symptom",
         *           "name": "login",
         *           "title": "GET /api/health/ready",
         *           "outcome": "well",
         *           "told": "200"
         *         }
         *       ],
         *       "findings": []
         *     }
         */
        DiagnosisTold: {
            /** Platform */
            platform: string;
            /** Url */
            url: string;
            /** Sections */
            sections: string[];
            /** Steps */
            steps: components["schemas"]["TriedTold"][];
            /** Findings */
            findings: components["schemas"]["FindingTold"][];
        };
        /**
         * DisbursedTold
         * @description A loan was paid out: its dates and amounts are fixed from now on.
         * @example {
         *       "success": true,
         *       "loanId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "reference": "SKY-7K2M-Q",
         *       "status": "disbursed",
         *       "version": 2,
         *       "disbursedOn": "2026-01-31",
         *       "loanAmount": "5000.00",
         *       "undrawn": "0.00",
         *       "totalAmount": "5500.00",
         *       "outstanding": "5500.00",
         *       "instalmentAmount": "458.33",
         *       "firstDue": "2026-02-28",
         *       "lastDue": "2027-01-31"
         *     }
         */
        DisbursedTold: {
            /** Success */
            success: boolean;
            /** Loanid */
            loanId: string;
            /** Reference */
            reference: string;
            /** Status */
            status: string;
            /** Version */
            version: number;
            /** Disbursedon */
            disbursedOn: string;
            /**
             * Loanamount
             * @description An amount as decimal text.
             */
            loanAmount: string;
            /**
             * Undrawn
             * @description What was approved and may still be paid out.
             */
            undrawn: string;
            /**
             * Totalamount
             * @description An amount as decimal text.
             */
            totalAmount: string;
            /**
             * Outstanding
             * @description An amount as decimal text.
             */
            outstanding: string;
            /**
             * Instalmentamount
             * @description An amount as decimal text.
             */
            instalmentAmount: string;
            /** Firstdue */
            firstDue: string;
            /** Lastdue */
            lastDue: string;
        };
        /**
         * DocumentTold
         * @description A document of a loan; `accepted` is null until a checker has looked at it.
         * @example {
         *       "documentId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "loanId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "kind": "payslip",
         *       "fileName": "payslip-january.pdf",
         *       "contentType": "application/pdf",
         *       "size": 48213,
         *       "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
         *       "state": "stored",
         *       "accepted": null,
         *       "uploadedBy": "Applicant",
         *       "uploadedAt": "2026-01-31T10:00:00.000000Z",
         *       "may": [
         *         "verify_document"
         *       ]
         *     }
         */
        DocumentTold: {
            /** Documentid */
            documentId: string;
            /** Loanid */
            loanId?: string | null;
            /** Kind */
            kind: string;
            /** Filename */
            fileName: string;
            /** Contenttype */
            contentType: string;
            /** Size */
            size: number;
            /** Sha256 */
            sha256: string | null;
            /** State */
            state: string;
            /** Accepted */
            accepted: boolean | null;
            /** Uploadedby */
            uploadedBy: string;
            /** Uploadedat */
            uploadedAt: string;
            /**
             * May
             * @description What whoever asks may do next about it.
             */
            may: string[];
        };
        /**
         * Done
         * @description A plain yes.
         * @example {
         *       "success": true
         *     }
         */
        Done: {
            /** Success */
            success: boolean;
        };
        /**
         * DueDatesToSave
         * @description When instalments fall due; what is left out has its default.
         */
        DueDatesToSave: {
            /** Day */
            day?: number | string | null;
            /** Weekday */
            weekday?: number | string | null;
            /** Nth */
            nth?: number | string | null;
            /** Monthend */
            monthEnd?: boolean | ("0" | "1" | "false" | "n" | "no" | "off" | "on" | "true" | "y" | "yes" | 0 | 1) | null | "";
            /** Firstdays */
            firstDays?: number | string | null;
            broken?: components["schemas"]["Broken"] | null;
            shift?: components["schemas"]["Shift"] | null;
            /** Shiftinterest */
            shiftInterest?: boolean | ("0" | "1" | "false" | "n" | "no" | "off" | "on" | "true" | "y" | "yes" | 0 | 1) | null | "";
            /** Restdays */
            restDays?: number[] | null;
        };
        /**
         * DueDatesTold
         * @description When instalments fall due; weekdays are numbered from 0, Monday.
         */
        DueDatesTold: {
            /** Day */
            day: number | null;
            /** Weekday */
            weekday: number | null;
            /** Nth */
            nth: number | null;
            /** Monthend */
            monthEnd: boolean;
            /** Firstdays */
            firstDays: number;
            broken: components["schemas"]["Broken"];
            shift: components["schemas"]["Shift"];
            /** Shiftinterest */
            shiftInterest: boolean;
            /** Restdays */
            restDays: number[];
        };
        /**
         * EarlyToSave
         * @description What paying early means; what is left out has its default.
         */
        EarlyToSave: {
            surplus?: components["schemas"]["Surplus"] | null;
            rebate?: components["schemas"]["Rebate"] | null;
            /** Noticedays */
            noticeDays?: number | string | null;
            /** Chargeamount */
            chargeAmount?: number | string | null | "";
            /** Chargepercent */
            chargePercent?: number | string | null | "";
            /** Quotedays */
            quoteDays?: number | string | null;
            /** Coolingoffdays */
            coolingOffDays?: number | string | null;
            /** Coolingoffworkingdays */
            coolingOffWorkingDays?: boolean | ("0" | "1" | "false" | "n" | "no" | "off" | "on" | "true" | "y" | "yes" | 0 | 1) | null | "";
            /** Coolingoffinterest */
            coolingOffInterest?: boolean | ("0" | "1" | "false" | "n" | "no" | "off" | "on" | "true" | "y" | "yes" | 0 | 1) | null | "";
        };
        /**
         * EarlyTold
         * @description What paying early means: prepayment, settlement, cooling off.
         */
        EarlyTold: {
            surplus: components["schemas"]["Surplus"];
            rebate: components["schemas"]["Rebate"];
            /** Noticedays */
            noticeDays: number;
            /**
             * Chargeamount
             * @description An amount as decimal text.
             */
            chargeAmount: string;
            /** Chargepercent */
            chargePercent: string;
            /** Quotedays */
            quoteDays: number;
            /** Coolingoffdays */
            coolingOffDays: number;
            /** Coolingoffworkingdays */
            coolingOffWorkingDays: boolean;
            /** Coolingoffinterest */
            coolingOffInterest: boolean;
        };
        /**
         * EntryLineSent
         * @description One line of an entry by hand: a debit or a credit.
         */
        EntryLineSent: {
            /** Account */
            account: string;
            /** Debit */
            debit?: number | string | null | "";
            /** Credit */
            credit?: number | string | null | "";
        };
        /**
         * EntryLineTold
         * @description One line of an entry by hand.
         */
        EntryLineTold: {
            /** Account */
            account: string;
            /**
             * Debit
             * @description An amount as decimal text.
             */
            debit: string;
            /**
             * Credit
             * @description An amount as decimal text.
             */
            credit: string;
        };
        /**
         * EntrySent
         * @description An entry by hand: a template with an amount, or `other` with lines.
         * @example {
         *       "entryDate": "2026-03-05",
         *       "template": "till_to_bank",
         *       "amount": "1000.00",
         *       "comments": "Deposit slip 118."
         *     }
         */
        EntrySent: {
            /**
             * Entrydate
             * Format: date
             */
            entryDate: string;
            /**
             * Template
             * @description Left out: `other`.
             */
            template?: string | null | "";
            /** Amount */
            amount?: number | string | null | "";
            /** Lines */
            lines?: components["schemas"]["EntryLineSent"][] | null;
            /** Comments */
            comments: string;
        };
        /**
         * EntryTold
         * @description One thing that happened: who, when recorded, the date it counts from, and why.
         * @example {
         *       "stream": "loan/018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "sequence": 2,
         *       "kind": "approved",
         *       "effectiveOn": "2026-01-31",
         *       "recordedAt": "2026-01-31T08:00:00.000000Z",
         *       "by": "Boitumelo Kgosi",
         *       "data": {
         *         "note": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *         "principal": 500000
         *       },
         *       "note": "Payslip and bank agree.",
         *       "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
         *     }
         */
        EntryTold: {
            /** Stream */
            stream: string;
            /** Sequence */
            sequence: number;
            /** Kind */
            kind: string;
            /** Effectiveon */
            effectiveOn: string;
            /** Recordedat */
            recordedAt: string;
            /** By */
            by: string;
            /** Data */
            data: {
                [key: string]: unknown;
            };
            /** Note */
            note: string | null;
            /** Hash */
            hash: string;
        };
        /**
         * ExplainedPartTold
         * @description One part of an instalment, with the steps that lead to it.
         */
        ExplainedPartTold: {
            /** Part */
            part: string;
            /**
             * Amount
             * @description An amount as decimal text.
             */
            amount: string;
            /**
             * Paid
             * @description An amount as decimal text.
             */
            paid: string;
            /** Steps */
            steps: components["schemas"]["ExplainedStepTold"][];
        };
        /**
         * ExplainedStepTold
         * @description One step of a calculation; `formula` is language-neutral.
         */
        ExplainedStepTold: {
            /**
             * Kind
             * @description rate, share, rest, level, less_interest, later, fixed, daily, charge, adjusted or changed.
             */
            kind: string;
            /** Name */
            name: string;
            /** Formula */
            formula: string;
            /**
             * Amount
             * @description An amount as decimal text.
             */
            amount: string;
        };
        /**
         * ExplanationTold
         * @description Why this amount: how each figure of an instalment came about.
         * @example {
         *       "loanId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "reference": "SKY-7K2M-Q",
         *       "number": 2,
         *       "dueDate": "2026-03-31",
         *       "asOf": "2026-03-01",
         *       "parts": [
         *         {
         *           "part": "interest",
         *           "amount": "426.49",
         *           "paid": "0.00",
         *           "steps": [
         *             {
         *               "kind": "rate",
         *               "name": "",
         *               "formula": "P8,529.83 × 5 % = P426.49",
         *               "amount": "426.49"
         *             }
         *           ]
         *         }
         *       ],
         *       "payments": []
         *     }
         */
        ExplanationTold: {
            /** Loanid */
            loanId: string;
            /** Reference */
            reference: string;
            /** Number */
            number: number;
            /** Duedate */
            dueDate: string;
            /** Asof */
            asOf: string;
            /** Parts */
            parts: components["schemas"]["ExplainedPartTold"][];
            /** Payments */
            payments: components["schemas"]["PaidTold"][];
        };
        /**
         * FeeBase
         * @description What a percentage is taken of.
         * @enum {string}
         */
        FeeBase: "principal" | "instalment";
        /**
         * FeeTime
         * @description When a fee is paid.
         * @enum {string}
         */
        FeeTime: "instalment" | "deducted" | "added" | "dated" | "occasion";
        /**
         * FeeToSave
         * @description A fee: an amount, or a percentage of the amount lent or of each instalment.
         */
        FeeToSave: {
            /** Name */
            name: string;
            time: components["schemas"]["FeeTime"];
            /** Amount */
            amount?: number | string | null | "";
            /** Percent */
            percent?: number | string | null | "";
            base?: components["schemas"]["FeeBase"] | null;
            /** Vat */
            vat?: boolean | ("0" | "1" | "false" | "n" | "no" | "off" | "on" | "true" | "y" | "yes" | 0 | 1) | null | "";
            /** Insurance */
            insurance?: boolean | ("0" | "1" | "false" | "n" | "no" | "off" | "on" | "true" | "y" | "yes" | 0 | 1) | null | "";
            /** Days */
            days?: number | string | null;
            /** On */
            on?: string | null | "";
        };
        /**
         * FeeTold
         * @description A fee: an amount, or a percentage of the amount lent or of each instalment.
         */
        FeeTold: {
            /** Name */
            name: string;
            time: components["schemas"]["FeeTime"];
            /**
             * Amount
             * @description An amount as decimal text.
             */
            amount: string;
            /** Percent */
            percent: string;
            base: components["schemas"]["FeeBase"];
            /** Vat */
            vat: boolean;
            /** Insurance */
            insurance: boolean;
            /**
             * Days
             * @description A dated fee: so many days after the payout,
             */
            days: number;
            /**
             * On
             * @description or on this date.
             */
            on: string | null;
        };
        /**
         * FiguresTold
         * @description A figure over time, a value for each period.
         * @example {
         *       "name": "Errors",
         *       "unit": "Count",
         *       "statistic": "Sum",
         *       "periodSeconds": 3600,
         *       "starts": [
         *         "2026-02-28T09:30:00.000000Z"
         *       ],
         *       "series": [
         *         {
         *           "of": "loans",
         *           "values": [
         *             0
         *           ]
         *         }
         *       ]
         *     }
         */
        FiguresTold: {
            /** Name */
            name: string;
            /** Unit */
            unit: string;
            /** Statistic */
            statistic: string;
            /** Periodseconds */
            periodSeconds: number;
            /** Starts */
            starts: string[];
            /** Series */
            series: components["schemas"]["SeriesTold"][];
        };
        /**
         * FindingTold
         * @description Something that is not as it should be, and what to do about it.
         */
        FindingTold: {
            /** Code */
            code: string;
            /**
             * Severity
             * @description critical, high, medium or low.
             */
            severity: string;
            /** Where */
            where: string;
            /** What */
            what: string;
            /** Remedy */
            remedy: string;
            /** Evidence */
            evidence: {
                [key: string]: unknown;
            };
            /** Runbook */
            runbook: string | null;
            /**
             * Fixable
             * @description Whether `--fix` of the verb mends it.
             */
            fixable: boolean;
        };
        /**
         * ForeseenTold
         * @description How the loan stands, and how it would once all who must had agreed.
         */
        ForeseenTold: {
            before: components["schemas"]["StandingTold"];
            after: components["schemas"]["StandingTold"];
            /** Schedule */
            schedule: components["schemas"]["InstalmentTold"][];
        };
        /**
         * FrequencyTold
         * @description Every so many days, weeks or months.
         */
        FrequencyTold: {
            /** Unit */
            unit: string;
            /** Every */
            every: number;
        };
        /**
         * GraceToSave
         * @description For how many instalments something is not yet asked; what is left out is 0.
         */
        GraceToSave: {
            /** Principal */
            principal?: number | string | null;
            /** Interestpayment */
            interestPayment?: number | string | null;
            /** Interestfree */
            interestFree?: number | string | null;
            /** Spread */
            spread?: boolean | ("0" | "1" | "false" | "n" | "no" | "off" | "on" | "true" | "y" | "yes" | 0 | 1) | null | "";
            /** Arrearsdays */
            arrearsDays?: number | string | null;
        };
        /**
         * GraceTold
         * @description For how many instalments, from the first, something is not yet asked.
         */
        GraceTold: {
            /** Principal */
            principal: number;
            /** Interestpayment */
            interestPayment: number;
            /** Interestfree */
            interestFree: number;
            /** Spread */
            spread: boolean;
            /**
             * Arrearsdays
             * @description Arrears count from so many days after a due date.
             */
            arrearsDays: number;
        };
        /**
         * HandEntryTold
         * @description An entry by hand, and how it stands: waiting, posted or declined.
         * @example {
         *       "entryId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "entryDate": "2026-03-05",
         *       "template": "till_to_bank",
         *       "state": "waiting",
         *       "reverses": null,
         *       "comments": "Deposit slip 118.",
         *       "proposedBy": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "proposedAt": "2026-03-05T09:12:00.000000Z",
         *       "decidedBy": null,
         *       "proposal": "9f2c…",
         *       "lines": [
         *         {
         *           "account": "bank",
         *           "debit": "1000.00",
         *           "credit": "0.00"
         *         }
         *       ]
         *     }
         */
        HandEntryTold: {
            /** Entryid */
            entryId: string;
            /** Entrydate */
            entryDate: string;
            /** Template */
            template: string;
            /** State */
            state: string;
            /** Reverses */
            reverses: string | null;
            /** Comments */
            comments: string;
            /** Proposedby */
            proposedBy: string;
            /** Proposedat */
            proposedAt: string;
            /** Decidedby */
            decidedBy: string | null;
            /** Proposal */
            proposal: string | null;
            /** Lines */
            lines: components["schemas"]["EntryLineTold"][];
        };
        /**
         * HealthReportTold
         * @description Whether all is well.
         * @example {
         *       "verdict": "found",
         *       "since": "2026-02-28T09:30:00.000000Z",
         *       "until": "2026-02-28T09:30:00.000000Z",
         *       "checks": [
         *         {
         *           "name": "backup",
         *           "state": "found",
         *           "what": "none",
         *           "measured": {
         *             "newest": null
         *           }
         *         }
         *       ],
         *       "findings": [
         *         {
         *           "code": "no_backup",
         *           "severity": "high",
         *           "where": "backups",
         *           "what": "there is no backup",
         *           "remedy": "Run `skycap backup create`.",
         *           "evidence": {},
         *           "runbook": "monitoring.md#no-backup",
         *           "fixable": false
         *         }
         *       ]
         *     }
         */
        HealthReportTold: {
            /** Verdict */
            verdict: string;
            /** Since */
            since: string;
            /** Until */
            until: string;
            /** Checks */
            checks: components["schemas"]["CheckTold"][];
            /** Findings */
            findings: components["schemas"]["FindingTold"][];
        };
        /**
         * HealthTold
         * @description Skycap answers.
         * @example {
         *       "status": "ok",
         *       "version": "0.1.0",
         *       "demo": false
         *     }
         */
        HealthTold: {
            /**
             * Status
             * @constant
             */
            status: "ok";
            /** Version */
            version: string;
            /** Demo */
            demo: boolean;
        };
        /**
         * HeldReceiptTold
         * @description A receipt not identified: waiting, allocated or returned.
         * @example {
         *       "receiptId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "paymentDate": "2026-03-05",
         *       "amountPaid": "458.33",
         *       "paymentMethod": "bank_transfer",
         *       "referenceNumber": "FNB-20260305-9",
         *       "comments": "K MOSARWA LOAN",
         *       "state": "waiting",
         *       "recordedBy": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "recordedAt": "2026-03-05T09:12:00.000000Z"
         *     }
         */
        HeldReceiptTold: {
            /** Receiptid */
            receiptId: string;
            /** Paymentdate */
            paymentDate: string;
            /**
             * Amountpaid
             * @description An amount as decimal text.
             */
            amountPaid: string;
            /** Paymentmethod */
            paymentMethod: string;
            /** Referencenumber */
            referenceNumber: string;
            /** Comments */
            comments: string;
            /** State */
            state: string;
            /** Recordedby */
            recordedBy: string;
            /** Recordedat */
            recordedAt: string;
        };
        /**
         * HolidayTold
         * @description A day on which nothing falls due, where a product minds holidays.
         * @example {
         *       "date": "2026-09-30",
         *       "name": "Botswana Day"
         *     }
         */
        HolidayTold: {
            /** Date */
            date: string;
            /**
             * Name
             * @description Empty for a day that the lender added.
             */
            name: string;
        };
        /**
         * InDuplum
         * @description Which ceiling stops what is charged on a loan that is not paid.
         * @enum {string}
         */
        InDuplum: "none" | "common_law" | "sa_s103_5" | "kenya_dcp";
        /**
         * InstalmentTold
         * @description One instalment: what is due, paid and outstanding of it.
         * @example {
         *       "number": 1,
         *       "dueDate": "2026-02-28",
         *       "principal": "416.66",
         *       "interest": "41.66",
         *       "fee": "0.00",
         *       "penalty": "0.00",
         *       "total": "458.32",
         *       "paid": "458.32",
         *       "outstanding": "0.00",
         *       "state": "paid"
         *     }
         */
        InstalmentTold: {
            /** Number */
            number: number;
            /** Duedate */
            dueDate: string;
            /**
             * Principal
             * @description An amount as decimal text.
             */
            principal: string;
            /**
             * Interest
             * @description An amount as decimal text.
             */
            interest: string;
            /**
             * Fee
             * @description An amount as decimal text.
             */
            fee: string;
            /**
             * Penalty
             * @description An amount as decimal text.
             */
            penalty: string;
            /**
             * Total
             * @description An amount as decimal text.
             */
            total: string;
            /**
             * Paid
             * @description An amount as decimal text.
             */
            paid: string;
            /**
             * Outstanding
             * @description An amount as decimal text.
             */
            outstanding: string;
            /** State */
            state: string;
        };
        /**
         * InterestResumeSent
         * @description The day from which interest and penalties run again.
         * @example {
         *       "resumeDate": "2026-06-01",
         *       "comments": "The dispute is settled."
         *     }
         */
        InterestResumeSent: {
            /**
             * Resumedate
             * Format: date
             */
            resumeDate: string;
            /** Comments */
            comments: string;
        };
        /**
         * InterestStopSent
         * @description The day from which neither interest nor penalties run.
         * @example {
         *       "stopDate": "2026-03-05",
         *       "comments": "The borrower died."
         *     }
         */
        InterestStopSent: {
            /**
             * Stopdate
             * Format: date
             */
            stopDate: string;
            /** Comments */
            comments: string;
        };
        /**
         * JournalEntryTold
         * @description A journal entry, with the loan that it is about.
         * @example {
         *       "entry": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11/6",
         *       "date": "2026-03-05",
         *       "recordedAt": "2026-03-05T09:12:00.000000Z",
         *       "what": "received",
         *       "loanId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "loanReference": "SK-7K2M-9XM2-Q",
         *       "lines": [
         *         {
         *           "account": "bank",
         *           "code": "1010",
         *           "name": "Bank",
         *           "setswana": "Banka",
         *           "debit": "458.33",
         *           "credit": "0.00"
         *         }
         *       ]
         *     }
         */
        JournalEntryTold: {
            /** Entry */
            entry: string;
            /** Date */
            date: string;
            /** Recordedat */
            recordedAt: string;
            /** What */
            what: string;
            /** Loanid */
            loanId: string | null;
            /** Loanreference */
            loanReference: string | null;
            /** Lines */
            lines: components["schemas"]["JournalLineTold"][];
        };
        /**
         * JournalLineTold
         * @description One line of a journal entry.
         */
        JournalLineTold: {
            /** Account */
            account: string;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Setswana */
            setswana: string;
            /**
             * Debit
             * @description An amount as decimal text.
             */
            debit: string;
            /**
             * Credit
             * @description An amount as decimal text.
             */
            credit: string;
        };
        /**
         * LastDayEndTold
         * @description The last day that was closed, and how many days wait.
         */
        LastDayEndTold: {
            /** Day */
            day: string | null;
            /** Endedat */
            endedAt: string | null;
            /** Behind */
            behind: number;
            /** Failures */
            failures: {
                [key: string]: string;
            };
        };
        /**
         * LastInstalment
         * @description What becomes of what rounding leaves over.
         * @enum {string}
         */
        LastInstalment: "residue" | "absorbs" | "smoothed";
        /**
         * LateToSave
         * @description What becomes of a loan that is not paid in time; what is left out has its default.
         */
        LateToSave: {
            penalty?: components["schemas"]["PenaltyToSave"] | null;
            inDuplum?: components["schemas"]["InDuplum"] | null;
            /** Stopaftermonths */
            stopAfterMonths?: number | string | null;
            /** Poststoppercent */
            postStopPercent?: number | string | null | "";
        };
        /**
         * LateTold
         * @description What becomes of a loan that is not paid in time.
         */
        LateTold: {
            penalty: components["schemas"]["PenaltyTold"] | null;
            inDuplum: components["schemas"]["InDuplum"];
            /** Stopaftermonths */
            stopAfterMonths: number;
            /** Poststoppercent */
            postStopPercent: string;
        };
        /**
         * LedgerEntryTold
         * @description A journal entry as one account sees it.
         * @example {
         *       "entry": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11/6",
         *       "date": "2026-03-05",
         *       "recordedAt": "2026-03-05T09:12:00.000000Z",
         *       "what": "received",
         *       "loanId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "loanReference": "SK-7K2M-9XM2-Q",
         *       "debit": "458.33",
         *       "credit": "0.00"
         *     }
         */
        LedgerEntryTold: {
            /** Entry */
            entry: string;
            /** Date */
            date: string;
            /** Recordedat */
            recordedAt: string;
            /** What */
            what: string;
            /** Loanid */
            loanId: string | null;
            /** Loanreference */
            loanReference: string | null;
            /**
             * Debit
             * @description An amount as decimal text.
             */
            debit: string;
            /**
             * Credit
             * @description An amount as decimal text.
             */
            credit: string;
        };
        /**
         * LedgerStandingTold
         * @description What an account held before a period and at its end.
         * @example {
         *       "account": "bank",
         *       "code": "1010",
         *       "name": "Bank",
         *       "setswana": "Banka",
         *       "since": "2026-03-01",
         *       "until": "2026-03-31",
         *       "opening": "0.00",
         *       "closing": "458.33"
         *     }
         */
        LedgerStandingTold: {
            /** Account */
            account: string;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Setswana */
            setswana: string;
            /** Since */
            since: string;
            /** Until */
            until: string;
            /**
             * Opening
             * @description An amount as decimal text.
             */
            opening: string;
            /**
             * Closing
             * @description An amount as decimal text.
             */
            closing: string;
        };
        /**
         * LimitsTold
         * @description The limits of the lender at that moment.
         */
        LimitsTold: {
            /** Instalmentpercentmax */
            instalmentPercentMax: string;
            /** Takehomemin */
            takeHomeMin: string;
        };
        /**
         * LineTold
         * @description A line of the loans list.
         * @example {
         *       "loanId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "reference": "SKY-7K2M-Q",
         *       "status": "disbursed",
         *       "borrowerName": "Naledi Moyo",
         *       "idNumber": "123456789",
         *       "contactNumber": "+26771234567",
         *       "product": "standard",
         *       "loanAmount": "5000.00",
         *       "totalAmount": "5500.00",
         *       "instalments": 12,
         *       "outstanding": "5041.68",
         *       "paid": "458.32",
         *       "overpaid": "0.00",
         *       "oldestUnpaidDue": "2026-03-31",
         *       "inArrears": false,
         *       "daysPastDue": 0,
         *       "disbursedOn": "2026-01-31",
         *       "createdAt": "2026-01-30T08:00:00.000000Z",
         *       "updatedAt": "2026-02-28T09:30:00.000000Z",
         *       "version": 5
         *     }
         */
        LineTold: {
            /** Loanid */
            loanId: string;
            /** Reference */
            reference: string;
            /** Status */
            status: string;
            /** Borrowername */
            borrowerName: string;
            /** Idnumber */
            idNumber: string;
            /** Contactnumber */
            contactNumber: string;
            /** Product */
            product: string;
            /**
             * Loanamount
             * @description An amount as decimal text.
             */
            loanAmount: string;
            /**
             * Totalamount
             * @description An amount as decimal text.
             */
            totalAmount: string;
            /** Instalments */
            instalments: number;
            /**
             * Outstanding
             * @description An amount as decimal text.
             */
            outstanding: string;
            /**
             * Paid
             * @description An amount as decimal text.
             */
            paid: string;
            /**
             * Overpaid
             * @description An amount as decimal text.
             */
            overpaid: string;
            /** Oldestunpaiddue */
            oldestUnpaidDue: string | null;
            /**
             * Inarrears
             * @description Whether an instalment was due before today.
             */
            inArrears: boolean;
            /**
             * Dayspastdue
             * @description Days since the oldest unpaid instalment was due.
             */
            daysPastDue: number;
            /** Disbursedon */
            disbursedOn: string | null;
            /** Createdat */
            createdAt: string;
            /** Updatedat */
            updatedAt: string;
            /** Version */
            version: number;
        };
        /**
         * ListedCharge
         * @description A charge by hand that the agreement lists, and the most it comes to.
         */
        ListedCharge: {
            /** Name */
            name: string;
            /**
             * Amount
             * @description An amount as decimal text.
             */
            amount: string;
        };
        /**
         * LoanStatisticsTold
         * @description How many loans stand where, and for how much.
         * @example {
         *       "total": 2,
         *       "pending": 1,
         *       "infoRequested": 0,
         *       "approved": 0,
         *       "rejected": 0,
         *       "withdrawn": 0,
         *       "cancelled": 0,
         *       "disbursed": 1,
         *       "closed": 0,
         *       "overpaid": 0,
         *       "writtenOff": 0,
         *       "totalAmount": "5000.00",
         *       "disbursedEver": 1,
         *       "outstanding": "5041.68",
         *       "principalOutstanding": "4583.34",
         *       "overpaidAmount": "0.00",
         *       "amounts": {
         *         "pending": "5000.00",
         *         "disbursed": "5000.00"
         *       },
         *       "arrears": {
         *         "loans": 0,
         *         "principal": "0.00",
         *         "buckets": [],
         *         "par30": "0.00",
         *         "dueThisWeek": 0
         *       },
         *       "months": [
         *         {
         *           "month": "2026-01",
         *           "disbursed": "5000.00"
         *         }
         *       ],
         *       "monthEnds": [
         *         {
         *           "month": "2026-01",
         *           "principalOutstanding": "5000.00",
         *           "atRisk": "0.00",
         *           "par30": "0.00"
         *         }
         *       ],
         *       "currency": "BWP",
         *       "asOf": "2026-02-28"
         *     }
         */
        LoanStatisticsTold: {
            /** Total */
            total: number;
            /** Pending */
            pending: number;
            /** Inforequested */
            infoRequested: number;
            /** Approved */
            approved: number;
            /** Rejected */
            rejected: number;
            /** Withdrawn */
            withdrawn: number;
            /** Cancelled */
            cancelled: number;
            /** Disbursed */
            disbursed: number;
            /** Closed */
            closed: number;
            /** Overpaid */
            overpaid: number;
            /** Writtenoff */
            writtenOff: number;
            /**
             * Totalamount
             * @description An amount as decimal text.
             */
            totalAmount: string;
            /** Disbursedever */
            disbursedEver: number;
            /**
             * Outstanding
             * @description An amount as decimal text.
             */
            outstanding: string;
            /**
             * Principaloutstanding
             * @description An amount as decimal text.
             */
            principalOutstanding: string;
            /**
             * Overpaidamount
             * @description An amount as decimal text.
             */
            overpaidAmount: string;
            /** Amounts */
            amounts: {
                [key: string]: string;
            };
            arrears: components["schemas"]["PortfolioTold"];
            /** Months */
            months: components["schemas"]["MonthTold"][];
            /**
             * Monthends
             * @description The last twelve, oldest first.
             */
            monthEnds: components["schemas"]["MonthEndTold"][];
            /** Currency */
            currency: string;
            /** Asof */
            asOf: string;
        };
        /**
         * LoanTold
         * @description Everything about one loan; `may` and `acts` list what whoever asks may do next.
         * @example {
         *       "loanId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "reference": "SKY-7K2M-Q",
         *       "status": "disbursed",
         *       "version": 5,
         *       "loanAmount": "5000.00",
         *       "undrawn": "0.00",
         *       "totalAmount": "5500.00",
         *       "loanPeriodMonths": 12,
         *       "createdAt": "2026-01-30T08:00:00.000000Z",
         *       "updatedAt": "2026-02-28T09:30:00.000000Z",
         *       "approvedOn": "2026-01-31",
         *       "disbursedOn": "2026-01-31",
         *       "fourEyes": true,
         *       "borrower": {
         *         "firstName": "Naledi",
         *         "lastName": "Moyo",
         *         "idType": "omang",
         *         "idNumber": "123456789",
         *         "contactNumber": "+26771234567",
         *         "email": "",
         *         "physicalAddress": "Plot 12, Area W, Francistown",
         *         "postalAddress": "PO Box 12, Francistown",
         *         "kinName": "Thabo Moyo",
         *         "kinRelationship": "Brother",
         *         "kinAddress": "Plot 14, Area W, Francistown",
         *         "kinContact": "",
         *         "marriedInCommunity": false,
         *         "bankName": "First National Bank",
         *         "accountNumber": "62012345678",
         *         "branch": "Francistown",
         *         "repaymentMethod": "debit_order",
         *         "employer": "",
         *         "purpose": "School fees"
         *       },
         *       "terms": {
         *         "product": "standard",
         *         "productVersion": 1,
         *         "method": "flat",
         *         "interestRate": "10",
         *         "ratePeriod": "term",
         *         "frequency": {
         *           "unit": "months",
         *           "every": 1
         *         },
         *         "instalments": 12,
         *         "allocation": [
         *           "interest",
         *           "fee",
         *           "penalty",
         *           "principal"
         *         ],
         *         "firstDueDate": null
         *       },
         *       "schedule": [
         *         {
         *           "number": 1,
         *           "dueDate": "2026-02-28",
         *           "principal": "416.66",
         *           "interest": "41.66",
         *           "fee": "0.00",
         *           "penalty": "0.00",
         *           "total": "458.32",
         *           "paid": "458.32",
         *           "outstanding": "0.00",
         *           "state": "paid"
         *         }
         *       ],
         *       "balances": {
         *         "asOf": "2026-02-28",
         *         "principal": "4583.34",
         *         "interest": "458.34",
         *         "fee": "0.00",
         *         "penalty": "0.00",
         *         "outstanding": "5041.68",
         *         "paid": "458.32",
         *         "overpaid": "0.00",
         *         "nextDue": "2026-03-31",
         *         "nextAmount": "458.32"
         *       },
         *       "arrears": {
         *         "inArrears": false,
         *         "daysPastDue": 0,
         *         "since": null,
         *         "bucket": "current",
         *         "overdue": "0.00"
         *       },
         *       "ceiling": {
         *         "form": "common_law",
         *         "limit": "4583.34",
         *         "used": "0.00",
         *         "room": "4583.34",
         *         "usedPercent": "0.00",
         *         "blocked": "0.00",
         *         "near": false
         *       },
         *       "charges": [
         *         {
         *           "name": "Letter of demand",
         *           "amount": "50.00"
         *         }
         *       ],
         *       "repayments": [],
         *       "documents": [],
         *       "history": [
         *         {
         *           "stream": "loan/018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *           "sequence": 2,
         *           "kind": "approved",
         *           "effectiveOn": "2026-01-31",
         *           "recordedAt": "2026-01-31T08:00:00.000000Z",
         *           "by": "Boitumelo Kgosi",
         *           "data": {
         *             "note": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *             "principal": 500000
         *           },
         *           "note": "Payslip and bank agree.",
         *           "hash": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
         *         }
         *       ],
         *       "may": [
         *         "record_repayment",
         *         "write_note"
         *       ],
         *       "acts": [
         *         "charge",
         *         "settlement_quote"
         *       ],
         *       "alerts": [],
         *       "affordability": {
         *         "income": "9000.00",
         *         "deductions": "1500.00",
         *         "livingCosts": "4000.00",
         *         "obligations": "800.00",
         *         "evidence": "Payslip of February, bank statement",
         *         "netIncome": "7500.00",
         *         "instalment": "458.37",
         *         "leftToLiveOn": "2241.63",
         *         "sharePercent": "16.78",
         *         "passed": true,
         *         "broken": [],
         *         "limits": {
         *           "instalmentPercentMax": "40",
         *           "takeHomeMin": "0"
         *         }
         *       },
         *       "securities": [
         *         {
         *           "securityId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *           "kind": "guarantor",
         *           "value": "2000.00",
         *           "name": "Thabo Moyo",
         *           "details": "Brother, teacher at Selolwe, +267 71 234 568",
         *           "recordedBy": "Mpho Moeng",
         *           "released": false
         *         }
         *       ]
         *     }
         */
        LoanTold: {
            /** Loanid */
            loanId: string;
            /** Reference */
            reference: string;
            /** Status */
            status: string;
            /** Version */
            version: number;
            /**
             * Loanamount
             * @description What was paid out; before, what is asked for.
             */
            loanAmount: string;
            /**
             * Undrawn
             * @description What was approved or agreed and may still be paid out.
             */
            undrawn: string;
            /**
             * Totalamount
             * @description An amount as decimal text.
             */
            totalAmount: string;
            /** Loanperiodmonths */
            loanPeriodMonths: number | null;
            /** Createdat */
            createdAt: string;
            /** Updatedat */
            updatedAt: string;
            /** Approvedon */
            approvedOn: string | null;
            /** Disbursedon */
            disbursedOn: string | null;
            /** Foureyes */
            fourEyes: boolean;
            borrower: components["schemas"]["BorrowerTold"];
            terms: components["schemas"]["TermsTold"];
            /** Schedule */
            schedule: components["schemas"]["InstalmentTold"][];
            balances: components["schemas"]["BalancesTold"];
            arrears: components["schemas"]["ArrearsTold"];
            ceiling: components["schemas"]["CeilingTold"] | null;
            /**
             * Charges
             * @description What may be charged by hand.
             */
            charges: components["schemas"]["ListedCharge"][];
            /** Repayments */
            repayments: components["schemas"]["RepaymentTold"][];
            /** Documents */
            documents: components["schemas"]["DocumentTold"][];
            /** History */
            history: components["schemas"]["EntryTold"][];
            /**
             * Acts
             * @description The acts that whoever asks may carry out or propose.
             */
            acts: string[];
            /** May */
            may: string[];
            /**
             * Alerts
             * @description What a checker should know before deciding.
             */
            alerts: components["schemas"]["AlertTold"][];
            affordability: components["schemas"]["AssessmentTold"] | null;
            /** Securities */
            securities: components["schemas"]["SecurityTold"][];
        };
        /**
         * LogLineTold
         * @description One line of the log; `details` has what belongs to its event.
         * @example {
         *       "at": "2026-02-28T09:30:00.000000Z",
         *       "level": "info",
         *       "event": "request",
         *       "function": "loans",
         *       "details": {
         *         "method": "GET",
         *         "route": "/api/loans",
         *         "status": 200,
         *         "ms": 4.2
         *       }
         *     }
         */
        LogLineTold: {
            /** At */
            at: string;
            /** Level */
            level: string;
            /** Event */
            event: string;
            /** Function */
            function: string;
            /** Details */
            details: {
                [key: string]: unknown;
            };
        };
        /**
         * Login
         * @description A username and a password, and a one-time code where the user has one.
         * @example {
         *       "username": "kagiso",
         *       "password": "a long sentence of one's own"
         *     }
         */
        Login: {
            /** Username */
            username: string;
            /** Password */
            password: string;
            /** Code */
            code?: string | null;
        };
        /**
         * LoginTold
         * @description A token of 24 hours, and who it is for. Browsers get it as a cookie as well.
         * @example {
         *       "token": "eyJhbGciOi…",
         *       "user": {
         *         "userId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *         "username": "kagiso",
         *         "fullName": "Kagiso Molefe",
         *         "role": "maker",
         *         "email": "kagiso@example.co.bw",
         *         "mustChangePassword": false
         *       }
         *     }
         */
        LoginTold: {
            /** Token */
            token: string;
            user: components["schemas"]["SignedInTold"];
        };
        /**
         * MeansSent
         * @description What the borrower has and owes in one repayment period.
         * @example {
         *       "income": "9000.00",
         *       "deductions": "1500.00",
         *       "livingCosts": "4000.00",
         *       "obligations": "800.00",
         *       "evidence": "Payslip of February, bank statement"
         *     }
         */
        MeansSent: {
            /**
             * Income
             * @example 5000.00
             * @example 5000
             */
            income: number | string;
            /** Deductions */
            deductions?: number | string | null | "";
            /** Livingcosts */
            livingCosts?: number | string | null | "";
            /**
             * Obligations
             * @description What other lenders take.
             */
            obligations?: number | string | null | "";
            /**
             * Evidence
             * @description Where the figures are from.
             */
            evidence?: string | null | "";
        };
        /**
         * Method
         * @description How interest is computed.
         * @enum {string}
         */
        Method: "flat" | "declining" | "equal_principal" | "interest_only" | "bullet" | "discount";
        /**
         * MonthDays
         * @description How many days a month counts for.
         * @enum {string}
         */
        MonthDays: "actual" | "30";
        /**
         * MonthEndTold
         * @description How the books stood at the end of a month; `par30` in percent of outstanding principal.
         */
        MonthEndTold: {
            /** Month */
            month: string;
            /**
             * Principaloutstanding
             * @description An amount as decimal text.
             */
            principalOutstanding: string;
            /**
             * Atrisk
             * @description Principal of loans more than 30 days late that day.
             */
            atRisk: string;
            /** Par30 */
            par30: string;
        };
        /**
         * MonthTold
         * @description What was paid out and received in one month.
         */
        MonthTold: {
            /** Month */
            month: string;
            /** Disbursed */
            disbursed?: string | null;
            /** Repaid */
            repaid?: string | null;
        };
        /**
         * NearCeilingTold
         * @description A late loan near its in duplum ceiling.
         * @example {
         *       "loanId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "reference": "SKY-7K2M-Q",
         *       "status": "disbursed",
         *       "borrowerName": "Naledi Moyo",
         *       "idNumber": "123456789",
         *       "contactNumber": "+26771234567",
         *       "product": "standard",
         *       "loanAmount": "5000.00",
         *       "totalAmount": "5500.00",
         *       "instalments": 12,
         *       "outstanding": "5041.68",
         *       "paid": "458.32",
         *       "overpaid": "0.00",
         *       "oldestUnpaidDue": "2026-03-31",
         *       "inArrears": false,
         *       "daysPastDue": 0,
         *       "disbursedOn": "2026-01-31",
         *       "createdAt": "2026-01-30T08:00:00.000000Z",
         *       "updatedAt": "2026-02-28T09:30:00.000000Z",
         *       "version": 5,
         *       "ceiling": {
         *         "form": "common_law",
         *         "limit": "4583.34",
         *         "used": "0.00",
         *         "room": "4583.34",
         *         "usedPercent": "0.00",
         *         "blocked": "0.00",
         *         "near": false
         *       }
         *     }
         */
        NearCeilingTold: {
            /** Loanid */
            loanId: string;
            /** Reference */
            reference: string;
            /** Status */
            status: string;
            /** Borrowername */
            borrowerName: string;
            /** Idnumber */
            idNumber: string;
            /** Contactnumber */
            contactNumber: string;
            /** Product */
            product: string;
            /**
             * Loanamount
             * @description An amount as decimal text.
             */
            loanAmount: string;
            /**
             * Totalamount
             * @description An amount as decimal text.
             */
            totalAmount: string;
            /** Instalments */
            instalments: number;
            /**
             * Outstanding
             * @description An amount as decimal text.
             */
            outstanding: string;
            /**
             * Paid
             * @description An amount as decimal text.
             */
            paid: string;
            /**
             * Overpaid
             * @description An amount as decimal text.
             */
            overpaid: string;
            /** Oldestunpaiddue */
            oldestUnpaidDue: string | null;
            /**
             * Inarrears
             * @description Whether an instalment was due before today.
             */
            inArrears: boolean;
            /**
             * Dayspastdue
             * @description Days since the oldest unpaid instalment was due.
             */
            daysPastDue: number;
            /** Disbursedon */
            disbursedOn: string | null;
            /** Createdat */
            createdAt: string;
            /** Updatedat */
            updatedAt: string;
            /** Version */
            version: number;
            ceiling: components["schemas"]["CeilingTold"];
        };
        /**
         * NewPassword
         * @description A new password, with the one it replaces.
         * @example {
         *       "currentPassword": "k7mq-x3np-w9hd-r4tv",
         *       "newPassword": "a long sentence of one's own"
         *     }
         */
        NewPassword: {
            /** Currentpassword */
            currentPassword: string;
            /** Newpassword */
            newPassword: string;
        };
        /**
         * NotedTold
         * @description A note was written.
         * @example {
         *       "success": true,
         *       "loanId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "reference": "SKY-7K2M-Q",
         *       "status": "approved",
         *       "version": 2,
         *       "noteId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11"
         *     }
         */
        NotedTold: {
            /** Success */
            success: boolean;
            /** Loanid */
            loanId: string;
            /** Reference */
            reference: string;
            /** Status */
            status: string;
            /** Version */
            version: number;
            /** Noteid */
            noteId: string;
        };
        /**
         * OneTimeCode
         * @description The six digits that the phone shows.
         * @example {
         *       "code": "492039"
         *     }
         */
        OneTimeCode: {
            /** Code */
            code: string;
        };
        /**
         * OwedTold
         * @description What is owed by part; `credit` is what was paid too much.
         */
        OwedTold: {
            /**
             * Principal
             * @description An amount as decimal text.
             */
            principal: string;
            /**
             * Interest
             * @description An amount as decimal text.
             */
            interest: string;
            /**
             * Fee
             * @description An amount as decimal text.
             */
            fee: string;
            /**
             * Penalty
             * @description An amount as decimal text.
             */
            penalty: string;
            /**
             * Credit
             * @description An amount as decimal text.
             */
            credit: string;
            /**
             * Total
             * @description An amount as decimal text.
             */
            total: string;
        };
        /**
         * OwnDocumentTold
         * @description A document that the lender has; `accepted` is null until a checker has looked at it.
         */
        OwnDocumentTold: {
            /** Documentid */
            documentId: string;
            /** Kind */
            kind: string;
            /** Filename */
            fileName: string;
            /** Contenttype */
            contentType: string;
            /** Size */
            size: number;
            /** Accepted */
            accepted: boolean | null;
            /** Uploadedat */
            uploadedAt: string;
        };
        /**
         * PaidTold
         * @description What one payment paid of the instalment.
         */
        PaidTold: {
            /** Receiptnumber */
            receiptNumber: string;
            /** Paymentdate */
            paymentDate: string;
            /**
             * Principal
             * @description An amount as decimal text.
             */
            principal: string;
            /**
             * Interest
             * @description An amount as decimal text.
             */
            interest: string;
            /**
             * Fee
             * @description An amount as decimal text.
             */
            fee: string;
            /**
             * Penalty
             * @description An amount as decimal text.
             */
            penalty: string;
        };
        /**
         * PartTold
         * @description What was paid of one instalment.
         */
        PartTold: {
            /** Instalment */
            instalment: number;
            /**
             * Principal
             * @description An amount as decimal text.
             */
            principal: string;
            /**
             * Interest
             * @description An amount as decimal text.
             */
            interest: string;
            /**
             * Fee
             * @description An amount as decimal text.
             */
            fee: string;
            /**
             * Penalty
             * @description An amount as decimal text.
             */
            penalty: string;
        };
        /**
         * PasswordAgain
         * @description The password once more, for what is delicate.
         * @example {
         *       "password": "a long sentence of one's own"
         *     }
         */
        PasswordAgain: {
            /** Password */
            password: string;
        };
        /**
         * PasswordReset
         * @description How to reset a password.
         * @example {
         *       "alsoCodes": false
         *     }
         */
        PasswordReset: {
            /**
             * Alsocodes
             * @description Turn one-time codes off too, for someone who lost their phone.
             */
            alsoCodes?: boolean | ("0" | "1" | "false" | "n" | "no" | "off" | "on" | "true" | "y" | "yes" | 0 | 1) | null | "";
        };
        /**
         * Payout
         * @description How a loan was paid out; today, by bank transfer, unless said otherwise.
         * @example {
         *       "referenceNumber": "FNB-20260131-4",
         *       "paymentMethod": "bank_transfer"
         *     }
         */
        Payout: {
            /** Referencenumber */
            referenceNumber?: string | null | "";
            /** Paymentmethod */
            paymentMethod?: string | null | "";
            /**
             * Disbursementdate
             * @description The day the money left, today if not sent.
             */
            disbursementDate?: string | null | "";
            /**
             * Amount
             * @description Only so much now, and the rest later; all of it if not sent.
             */
            amount?: number | string | null | "";
        };
        /**
         * PenaltyBase
         * @description What a penalty is a part of; never of fees or other penalties.
         * @enum {string}
         */
        PenaltyBase: "scheduled" | "principal" | "instalment";
        /**
         * PenaltyKind
         * @description What a penalty is.
         * @enum {string}
         */
        PenaltyKind: "fixed" | "percent" | "daily";
        /**
         * PenaltyPeriod
         * @description What the rate of a daily penalty is quoted for.
         * @enum {string}
         */
        PenaltyPeriod: "day" | "month" | "year";
        /**
         * PenaltyToSave
         * @description What an instalment costs that is unpaid at the end of its due date and grace.
         */
        PenaltyToSave: {
            kind: components["schemas"]["PenaltyKind"];
            /** Amount */
            amount?: number | string | null | "";
            /** Percent */
            percent?: number | string | null | "";
            period?: components["schemas"]["PenaltyPeriod"] | null;
            base?: components["schemas"]["PenaltyBase"] | null;
            /** Gracedays */
            graceDays?: number | string | null;
            /** Fromgrace */
            fromGrace?: boolean | ("0" | "1" | "false" | "n" | "no" | "off" | "on" | "true" | "y" | "yes" | 0 | 1) | null | "";
            /** Cap */
            cap?: number | string | null | "";
            /** Cappercent */
            capPercent?: number | string | null | "";
        };
        /**
         * PenaltyTold
         * @description What an instalment costs that is unpaid at the end of its due date and grace.
         */
        PenaltyTold: {
            kind: components["schemas"]["PenaltyKind"];
            /**
             * Amount
             * @description An amount as decimal text.
             */
            amount: string;
            /** Percent */
            percent: string;
            period: components["schemas"]["PenaltyPeriod"];
            base: components["schemas"]["PenaltyBase"];
            /** Gracedays */
            graceDays: number;
            /** Fromgrace */
            fromGrace: boolean;
            /**
             * Cap
             * @description An amount as decimal text.
             */
            cap: string;
            /** Cappercent */
            capPercent: string;
        };
        /**
         * PerformanceTold
         * @description How fast it is, and what to change.
         * @example {
         *       "since": "2026-02-28T09:30:00.000000Z",
         *       "until": "2026-02-28T09:30:00.000000Z",
         *       "routes": [],
         *       "functions": [],
         *       "statements": [],
         *       "tables": [],
         *       "findings": []
         *     }
         */
        PerformanceTold: {
            /** Since */
            since: string;
            /** Until */
            until: string;
            /** Routes */
            routes: {
                [key: string]: unknown;
            }[];
            /** Functions */
            functions: {
                [key: string]: unknown;
            }[];
            /** Statements */
            statements: {
                [key: string]: unknown;
            }[];
            /** Tables */
            tables: {
                [key: string]: unknown;
            }[];
            /** Findings */
            findings: components["schemas"]["FindingTold"][];
        };
        /**
         * PeriodChangeTold
         * @description A step of closing, or opening again.
         * @example {
         *       "month": "2026-03",
         *       "what": "closed",
         *       "by": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "at": "2026-04-03T09:12:00.000000Z",
         *       "comments": ""
         *     }
         */
        PeriodChangeTold: {
            /** Month */
            month: string;
            /** What */
            what: string;
            /** By */
            by: string;
            /** At */
            at: string;
            /** Comments */
            comments: string;
        };
        /**
         * PeriodChanged
         * @description How the books stand after a step of closing.
         * @example {
         *       "success": true,
         *       "month": "2026-03",
         *       "closedUntil": "2026-03",
         *       "proposal": null
         *     }
         */
        PeriodChanged: {
            /** Success */
            success: boolean;
            /** Month */
            month: string;
            /** Closeduntil */
            closedUntil: string | null;
            /** Proposal */
            proposal: string | null;
        };
        /**
         * PeriodSent
         * @description What is said to a step of closing a month.
         * @example {
         *       "comments": "All receipts of March are allocated."
         *     }
         */
        PeriodSent: {
            /** Comments */
            comments: string;
        };
        /**
         * PeriodsTold
         * @description Where the books stand, which month is next to close, and what stands against it.
         * @example {
         *       "basis": "accrual",
         *       "basisSince": null,
         *       "accruedUntil": "2026-03-31",
         *       "closedUntil": "2026-02",
         *       "next": "2026-03",
         *       "closing": null,
         *       "closingBy": null,
         *       "proposal": null,
         *       "obstacles": [],
         *       "tieOuts": [
         *         {
         *           "name": "loans",
         *           "journal": "5000.00",
         *           "expected": "5000.00",
         *           "holds": true
         *         }
         *       ]
         *     }
         */
        PeriodsTold: {
            /** Basis */
            basis: string;
            /** Basissince */
            basisSince: string | null;
            /** Accrueduntil */
            accruedUntil: string | null;
            /** Closeduntil */
            closedUntil: string | null;
            /** Next */
            next: string | null;
            /** Closing */
            closing: string | null;
            /** Closingby */
            closingBy: string | null;
            /** Proposal */
            proposal: string | null;
            /** Obstacles */
            obstacles: string[];
            /** Tieouts */
            tieOuts: components["schemas"]["TieOutTold"][];
        };
        /**
         * PortfolioTold
         * @description Arrears over all loans; `par30` in percent of all outstanding principal.
         */
        PortfolioTold: {
            /** Loans */
            loans: number;
            /**
             * Principal
             * @description An amount as decimal text.
             */
            principal: string;
            /** Buckets */
            buckets: components["schemas"]["BucketTold"][];
            /** Par30 */
            par30: string;
            /** Duethisweek */
            dueThisWeek: number;
        };
        /**
         * PreviewTold
         * @description What recording a repayment would do; nothing was written.
         * @example {
         *       "loanId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "reference": "SKY-7K2M-Q",
         *       "status": "disbursed",
         *       "version": 5,
         *       "receiptNumber": "SKY-7K2M-Q-001",
         *       "paymentDate": "2026-02-28",
         *       "amountPaid": "458.32",
         *       "allocation": [
         *         {
         *           "instalment": 1,
         *           "principal": "416.66",
         *           "interest": "41.66",
         *           "fee": "0.00",
         *           "penalty": "0.00"
         *         }
         *       ],
         *       "split": {
         *         "principal": "416.66",
         *         "interest": "41.66",
         *         "fee": "0.00",
         *         "penalty": "0.00",
         *         "total": "458.32"
         *       },
         *       "overpaid": "0.00",
         *       "balance": "5041.68",
         *       "warnings": []
         *     }
         */
        PreviewTold: {
            /** Loanid */
            loanId: string;
            /** Reference */
            reference: string;
            /** Status */
            status: string;
            /** Version */
            version: number;
            /** Receiptnumber */
            receiptNumber: string;
            /** Paymentdate */
            paymentDate: string;
            /**
             * Amountpaid
             * @description An amount as decimal text.
             */
            amountPaid: string;
            /** Allocation */
            allocation: components["schemas"]["PartTold"][];
            split: components["schemas"]["SplitTold"];
            /**
             * Overpaid
             * @description An amount as decimal text.
             */
            overpaid: string;
            /**
             * Balance
             * @description An amount as decimal text.
             */
            balance: string;
            /** Warnings */
            warnings: string[];
        };
        /**
         * ProductToSave
         * @description A new product, or what changes with the next version of one.
         * @example {
         *       "name": "Standard loan",
         *       "method": "flat",
         *       "ratePercent": "10",
         *       "ratePeriod": "term",
         *       "unit": "months",
         *       "every": 1,
         *       "principalMin": "500.00",
         *       "principalMax": "50000.00",
         *       "instalmentsMin": 1,
         *       "instalmentsMax": 24,
         *       "allocation": [
         *         "interest",
         *         "fee",
         *         "penalty",
         *         "principal"
         *       ],
         *       "rounding": "half_up",
         *       "tolerance": "5.00",
         *       "backdatingDays": 30,
         *       "active": true,
         *       "allocationAhead": [],
         *       "basis": {
         *         "accrual": "same_as_repayment",
         *         "monthDays": "actual",
         *         "yearDays": "365",
         *         "yearLength": "calendar",
         *         "dayCount": null
         *       },
         *       "dueDates": {
         *         "day": null,
         *         "weekday": null,
         *         "nth": null,
         *         "monthEnd": false,
         *         "firstDays": 1,
         *         "broken": "whole",
         *         "shift": "none",
         *         "shiftInterest": false,
         *         "restDays": [
         *           5,
         *           6
         *         ]
         *       },
         *       "grace": {
         *         "principal": 0,
         *         "interestPayment": 0,
         *         "interestFree": 0,
         *         "spread": false,
         *         "arrearsDays": 0
         *       },
         *       "lastInstalment": "residue",
         *       "roundingUnit": "0.01",
         *       "instalmentMultiple": "0.00",
         *       "fees": [],
         *       "late": {
         *         "penalty": null,
         *         "inDuplum": "none",
         *         "stopAfterMonths": 0,
         *         "postStopPercent": "0"
         *       },
         *       "early": {
         *         "surplus": "hold",
         *         "rebate": "actuarial",
         *         "noticeDays": 30,
         *         "chargeAmount": "0.00",
         *         "chargePercent": "0",
         *         "quoteDays": 7,
         *         "coolingOffDays": 0,
         *         "coolingOffWorkingDays": false,
         *         "coolingOffInterest": false
         *       },
         *       "across": false,
         *       "smallBalance": "0.00",
         *       "vatPercent": "0",
         *       "rateMin": "",
         *       "rateMax": "",
         *       "cycleLimits": []
         *     }
         */
        ProductToSave: {
            /** Name */
            name?: string | null | "";
            method?: components["schemas"]["Method"] | null;
            /** Ratepercent */
            ratePercent?: number | string | null | "";
            ratePeriod?: components["schemas"]["RatePeriod"] | null;
            unit?: components["schemas"]["Unit"] | null;
            /** Every */
            every?: number | string | null;
            /** Principalmin */
            principalMin?: number | string | null | "";
            /** Principalmax */
            principalMax?: number | string | null | "";
            /** Instalmentsmin */
            instalmentsMin?: number | string | null;
            /** Instalmentsmax */
            instalmentsMax?: number | string | null;
            /** Allocation */
            allocation?: components["schemas"]["Bucket"][] | null;
            rounding?: components["schemas"]["Rounding"] | null;
            /** Tolerance */
            tolerance?: number | string | null | "";
            /** Backdatingdays */
            backdatingDays?: number | string | null;
            /** Active */
            active?: boolean | ("0" | "1" | "false" | "n" | "no" | "off" | "on" | "true" | "y" | "yes" | 0 | 1) | null | "";
            /** Allocationahead */
            allocationAhead?: components["schemas"]["Bucket"][] | null;
            basis?: components["schemas"]["BasisToSave"] | null;
            dueDates?: components["schemas"]["DueDatesToSave"] | null;
            grace?: components["schemas"]["GraceToSave"] | null;
            lastInstalment?: components["schemas"]["LastInstalment"] | null;
            /** Roundingunit */
            roundingUnit?: number | string | null | "";
            /** Instalmentmultiple */
            instalmentMultiple?: number | string | null | "";
            /** Fees */
            fees?: components["schemas"]["FeeToSave"][] | null;
            late?: components["schemas"]["LateToSave"] | null;
            early?: components["schemas"]["EarlyToSave"] | null;
            /** Across */
            across?: boolean | ("0" | "1" | "false" | "n" | "no" | "off" | "on" | "true" | "y" | "yes" | 0 | 1) | null | "";
            /** Smallbalance */
            smallBalance?: number | string | null | "";
            /** Vatpercent */
            vatPercent?: number | string | null | "";
            /** Ratemin */
            rateMin?: string | null;
            /** Ratemax */
            rateMax?: string | null;
            /** Cyclelimits */
            cycleLimits?: (number | string)[] | null;
        };
        /**
         * ProductTold
         * @description A product that the lender offers; `instalmentsMax` periods of `every` `unit`.
         * @example {
         *       "code": "standard",
         *       "name": "Standard loan",
         *       "version": 1,
         *       "method": "flat",
         *       "ratePercent": "10",
         *       "ratePeriod": "term",
         *       "unit": "months",
         *       "every": 1,
         *       "principalMin": "500.00",
         *       "principalMax": "50000.00",
         *       "instalmentsMin": 1,
         *       "instalmentsMax": 24,
         *       "allocation": [
         *         "interest",
         *         "fee",
         *         "penalty",
         *         "principal"
         *       ],
         *       "rounding": "half_up",
         *       "tolerance": "5.00",
         *       "backdatingDays": 30,
         *       "active": true,
         *       "allocationAhead": [],
         *       "basis": {
         *         "accrual": "same_as_repayment",
         *         "monthDays": "actual",
         *         "yearDays": "365",
         *         "yearLength": "calendar",
         *         "dayCount": null
         *       },
         *       "dueDates": {
         *         "day": null,
         *         "weekday": null,
         *         "nth": null,
         *         "monthEnd": false,
         *         "firstDays": 1,
         *         "broken": "whole",
         *         "shift": "none",
         *         "shiftInterest": false,
         *         "restDays": [
         *           5,
         *           6
         *         ]
         *       },
         *       "grace": {
         *         "principal": 0,
         *         "interestPayment": 0,
         *         "interestFree": 0,
         *         "spread": false,
         *         "arrearsDays": 0
         *       },
         *       "lastInstalment": "residue",
         *       "roundingUnit": "0.01",
         *       "instalmentMultiple": "0.00",
         *       "fees": [],
         *       "late": {
         *         "penalty": null,
         *         "inDuplum": "none",
         *         "stopAfterMonths": 0,
         *         "postStopPercent": "0"
         *       },
         *       "early": {
         *         "surplus": "hold",
         *         "rebate": "actuarial",
         *         "noticeDays": 30,
         *         "chargeAmount": "0.00",
         *         "chargePercent": "0",
         *         "quoteDays": 7,
         *         "coolingOffDays": 0,
         *         "coolingOffWorkingDays": false,
         *         "coolingOffInterest": false
         *       },
         *       "across": false,
         *       "smallBalance": "0.00",
         *       "vatPercent": "0",
         *       "rateMin": "",
         *       "rateMax": "",
         *       "cycleLimits": []
         *     }
         */
        ProductTold: {
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Version */
            version: number;
            method: components["schemas"]["Method"];
            /** Ratepercent */
            ratePercent: string;
            ratePeriod: components["schemas"]["RatePeriod"];
            unit: components["schemas"]["Unit"];
            /** Every */
            every: number;
            /**
             * Principalmin
             * @description An amount as decimal text.
             */
            principalMin: string;
            /**
             * Principalmax
             * @description An amount as decimal text.
             */
            principalMax: string;
            /** Instalmentsmin */
            instalmentsMin: number;
            /** Instalmentsmax */
            instalmentsMax: number;
            /** Allocation */
            allocation: components["schemas"]["Bucket"][];
            rounding: components["schemas"]["Rounding"];
            /**
             * Tolerance
             * @description An amount as decimal text.
             */
            tolerance: string;
            /** Backdatingdays */
            backdatingDays: number;
            /** Active */
            active: boolean;
            /** Allocationahead */
            allocationAhead: components["schemas"]["Bucket"][];
            basis: components["schemas"]["BasisTold"];
            dueDates: components["schemas"]["DueDatesTold"];
            grace: components["schemas"]["GraceTold"];
            lastInstalment: components["schemas"]["LastInstalment"];
            /**
             * Roundingunit
             * @description An amount as decimal text.
             */
            roundingUnit: string;
            /**
             * Instalmentmultiple
             * @description An amount as decimal text.
             */
            instalmentMultiple: string;
            /** Fees */
            fees: components["schemas"]["FeeTold"][];
            late: components["schemas"]["LateTold"];
            early: components["schemas"]["EarlyTold"];
            /** Across */
            across: boolean;
            /**
             * Smallbalance
             * @description An amount as decimal text.
             */
            smallBalance: string;
            /** Vatpercent */
            vatPercent: string;
            /**
             * Ratemin
             * @description Another rate may be agreed from here, by two persons,
             */
            rateMin: string;
            /**
             * Ratemax
             * @description up to here; both are empty where it may not.
             */
            rateMax: string;
            /**
             * Cyclelimits
             * @description The most for a borrower's first loan, second, and so on.
             */
            cycleLimits: string[];
        };
        /**
         * ProfitAndLossTold
         * @description Income and expenses of a period.
         * @example {
         *       "date": "2026-03-31",
         *       "currency": "BWP",
         *       "basis": "accrual",
         *       "accruedUntil": "2026-03-31",
         *       "closedUntil": "2026-02",
         *       "complete": true,
         *       "since": "2026-03-01",
         *       "income": [
         *         {
         *           "account": "bank",
         *           "code": "1010",
         *           "name": "Bank",
         *           "setswana": "Banka",
         *           "kind": "asset",
         *           "amount": "41.66"
         *         }
         *       ],
         *       "expenses": [],
         *       "totalIncome": "41.66",
         *       "totalExpenses": "0.00",
         *       "profit": "41.66"
         *     }
         */
        ProfitAndLossTold: {
            /** Date */
            date: string;
            /** Currency */
            currency: string;
            /** Basis */
            basis: string;
            /** Accrueduntil */
            accruedUntil: string | null;
            /** Closeduntil */
            closedUntil: string | null;
            /** Complete */
            complete: boolean;
            /** Since */
            since: string;
            /** Income */
            income: components["schemas"]["AmountOfAccount"][];
            /** Expenses */
            expenses: components["schemas"]["AmountOfAccount"][];
            /**
             * Totalincome
             * @description An amount as decimal text.
             */
            totalIncome: string;
            /**
             * Totalexpenses
             * @description An amount as decimal text.
             */
            totalExpenses: string;
            /**
             * Profit
             * @description An amount as decimal text.
             */
            profit: string;
        };
        /**
         * ProposalSeen
         * @description The proposal that was seen; left out, whichever waits is confirmed.
         * @example {
         *       "proposal": "9f2c…"
         *     }
         */
        ProposalSeen: {
            /** Proposal */
            proposal?: string | null | "";
        };
        /**
         * ProvidedBucket
         * @description What is provided for one arrears bucket.
         */
        ProvidedBucket: {
            /** Bucket */
            bucket: string;
            /** Percent */
            percent: string;
            /** Loans */
            loans: number;
            /**
             * Principal
             * @description An amount as decimal text.
             */
            principal: string;
            /**
             * Required
             * @description An amount as decimal text.
             */
            required: string;
        };
        /**
         * ProvisionsTold
         * @description What is provided for losses at a month end.
         * @example {
         *       "date": "2026-03-31",
         *       "currency": "BWP",
         *       "basis": "accrual",
         *       "accruedUntil": "2026-03-31",
         *       "closedUntil": "2026-02",
         *       "complete": true,
         *       "measured": true,
         *       "method": "table",
         *       "stages": [
         *         {
         *           "stage": 1,
         *           "loans": 1,
         *           "principal": "5000.00",
         *           "interest": "38.97",
         *           "required": "50.00",
         *           "movement": "50.00"
         *         }
         *       ],
         *       "buckets": [
         *         {
         *           "bucket": "current",
         *           "percent": "1",
         *           "loans": 1,
         *           "principal": "5000.00",
         *           "required": "50.00"
         *         }
         *       ],
         *       "allowance": "50.00",
         *       "par30": "0.00",
         *       "riskCoverage": "0.00"
         *     }
         */
        ProvisionsTold: {
            /** Date */
            date: string;
            /** Currency */
            currency: string;
            /** Basis */
            basis: string;
            /** Accrueduntil */
            accruedUntil: string | null;
            /** Closeduntil */
            closedUntil: string | null;
            /** Complete */
            complete: boolean;
            /** Measured */
            measured: boolean;
            /** Method */
            method: string;
            /** Stages */
            stages: components["schemas"]["StageTold"][];
            /** Buckets */
            buckets: components["schemas"]["ProvidedBucket"][];
            /**
             * Allowance
             * @description An amount as decimal text.
             */
            allowance: string;
            /**
             * Par30
             * @description An amount as decimal text.
             */
            par30: string;
            /**
             * Riskcoverage
             * @description The allowance over PAR30, in percent.
             */
            riskCoverage: string;
        };
        /**
         * PublicSettingsTold
         * @description What anybody may know about the lender, and whether this is only a demonstration.
         * @example {
         *       "name": "Tati Micro Lenders",
         *       "currency": "BWP",
         *       "symbol": "P",
         *       "exponent": 2,
         *       "timezone": "Africa/Gaborone",
         *       "countryCode": "+267",
         *       "address": "Plot 1, Blue Jacket Street, Francistown",
         *       "phone": "+267 241 2345",
         *       "email": "loans@example.co.bw",
         *       "openingHours": "Monday to Friday, 8 to 17",
         *       "licence": "NBFIRA 1/2026",
         *       "defaultProduct": "standard",
         *       "requiredDocuments": [
         *         "identity",
         *         "payslip",
         *         "bank_statement"
         *       ],
         *       "eligibility": [
         *         "You are 18 or older.",
         *         "You have earned a salary for three months."
         *       ],
         *       "agreement": [
         *         "I will pay every instalment on or before its due date."
         *       ],
         *       "demo": false
         *     }
         */
        PublicSettingsTold: {
            /** Name */
            name: string;
            /** Currency */
            currency: string;
            /** Symbol */
            symbol: string;
            /** Exponent */
            exponent: number;
            /** Timezone */
            timezone: string;
            /** Countrycode */
            countryCode: string;
            /** Address */
            address: string;
            /** Phone */
            phone: string;
            /** Email */
            email: string;
            /** Openinghours */
            openingHours: string;
            /** Licence */
            licence: string;
            /** Defaultproduct */
            defaultProduct: string;
            /** Requireddocuments */
            requiredDocuments: string[];
            /**
             * Eligibility
             * @description Who may borrow, a sentence each; the requirements page shows them.
             */
            eligibility: string[];
            /**
             * Agreement
             * @description What a borrower agrees to, a sentence each, besides the terms of the loan.
             */
            agreement: string[];
            /** Demo */
            demo: boolean;
        };
        /**
         * QuoteAsked
         * @description A loan to be priced. Without a product, the lender's usual one.
         * @example {
         *       "product": "standard",
         *       "loanAmount": 5000,
         *       "loanPeriodMonths": 12
         *     }
         */
        QuoteAsked: {
            /** Product */
            product?: string | null | "";
            /**
             * Loanamount
             * @example 5000.00
             * @example 5000
             */
            loanAmount: number | string;
            /** Loanperiodmonths */
            loanPeriodMonths: number | string;
            /** Startdate */
            startDate?: string | null | "";
            /**
             * Interestrate
             * @description Another rate than the usual, where the product allows one.
             */
            interestRate?: number | string | null | "";
            /** Firstduedate */
            firstDueDate?: string | null | "";
        };
        /**
         * QuoteTold
         * @description What a loan would cost.
         * @example {
         *       "product": "standard",
         *       "productName": "Standard loan",
         *       "currency": "BWP",
         *       "loanAmount": "500.00",
         *       "instalments": 1,
         *       "instalmentAmount": "550.00",
         *       "lastInstalmentAmount": "550.00",
         *       "totalInterest": "50.00",
         *       "totalFees": "0.00",
         *       "totalAmount": "550.00",
         *       "amountReceived": "500.00",
         *       "totalCostOfCredit": "50.00",
         *       "aprNominal": "120.00",
         *       "aprEffective": "213.84",
         *       "startDate": "2026-01-31",
         *       "firstDue": "2026-02-28",
         *       "lastDue": "2026-02-28",
         *       "interestRate": "10",
         *       "ratePeriod": "term",
         *       "method": "flat",
         *       "schedule": [
         *         {
         *           "number": 1,
         *           "dueDate": "2026-02-28",
         *           "principal": "500.00",
         *           "interest": "50.00",
         *           "fee": "0.00",
         *           "total": "550.00",
         *           "balance": "0.00"
         *         }
         *       ]
         *     }
         */
        QuoteTold: {
            /** Product */
            product: string;
            /** Productname */
            productName: string;
            /** Currency */
            currency: string;
            /**
             * Loanamount
             * @description An amount as decimal text.
             */
            loanAmount: string;
            /** Instalments */
            instalments: number;
            /**
             * Instalmentamount
             * @description An amount as decimal text.
             */
            instalmentAmount: string;
            /**
             * Lastinstalmentamount
             * @description An amount as decimal text.
             */
            lastInstalmentAmount: string;
            /**
             * Totalinterest
             * @description An amount as decimal text.
             */
            totalInterest: string;
            /**
             * Totalfees
             * @description An amount as decimal text.
             */
            totalFees: string;
            /**
             * Totalamount
             * @description An amount as decimal text.
             */
            totalAmount: string;
            /**
             * Amountreceived
             * @description An amount as decimal text.
             */
            amountReceived: string;
            /**
             * Totalcostofcredit
             * @description An amount as decimal text.
             */
            totalCostOfCredit: string;
            /**
             * Aprnominal
             * @description Yearly rate in percent, nominal: United States, Regulation Z, actuarial.
             */
            aprNominal: string | null;
            /**
             * Apreffective
             * @description Yearly rate in percent, effective: European Union, APRC.
             */
            aprEffective: string | null;
            /** Startdate */
            startDate: string;
            /** Firstdue */
            firstDue: string;
            /** Lastdue */
            lastDue: string;
            /** Interestrate */
            interestRate: string;
            ratePeriod: components["schemas"]["RatePeriod"];
            method: components["schemas"]["Method"];
            /** Schedule */
            schedule: components["schemas"]["QuotedInstalment"][];
        };
        /**
         * QuotedInstalment
         * @description One instalment of a quote; `balance` remains to be paid after it.
         */
        QuotedInstalment: {
            /** Number */
            number: number;
            /** Duedate */
            dueDate: string;
            /**
             * Principal
             * @description An amount as decimal text.
             */
            principal: string;
            /**
             * Interest
             * @description An amount as decimal text.
             */
            interest: string;
            /**
             * Fee
             * @description An amount as decimal text.
             */
            fee: string;
            /**
             * Total
             * @description An amount as decimal text.
             */
            total: string;
            /**
             * Balance
             * @description An amount as decimal text.
             */
            balance: string;
        };
        /**
         * RatePeriod
         * @description What the rate is quoted for.
         * @enum {string}
         */
        RatePeriod: "term" | "day" | "month" | "year";
        /**
         * RatiosTold
         * @description Income by kind and the ratios of a period, in percent.
         * @example {
         *       "date": "2026-03-31",
         *       "currency": "BWP",
         *       "basis": "accrual",
         *       "accruedUntil": "2026-03-31",
         *       "closedUntil": "2026-02",
         *       "complete": true,
         *       "since": "2026-03-01",
         *       "interestIncome": "41.66",
         *       "feeIncome": "0.00",
         *       "penaltyIncome": "0.00",
         *       "recoveries": "0.00",
         *       "writtenOff": "0.00",
         *       "averagePortfolio": "2500.00",
         *       "writeOffRatio": "0.00",
         *       "allowance": "50.00",
         *       "riskCoverage": "0.00",
         *       "fellDue": "458.33",
         *       "collected": "458.33",
         *       "collectionRate": "100.00"
         *     }
         */
        RatiosTold: {
            /** Date */
            date: string;
            /** Currency */
            currency: string;
            /** Basis */
            basis: string;
            /** Accrueduntil */
            accruedUntil: string | null;
            /** Closeduntil */
            closedUntil: string | null;
            /** Complete */
            complete: boolean;
            /** Since */
            since: string;
            /**
             * Interestincome
             * @description An amount as decimal text.
             */
            interestIncome: string;
            /**
             * Feeincome
             * @description An amount as decimal text.
             */
            feeIncome: string;
            /**
             * Penaltyincome
             * @description An amount as decimal text.
             */
            penaltyIncome: string;
            /**
             * Recoveries
             * @description An amount as decimal text.
             */
            recoveries: string;
            /**
             * Writtenoff
             * @description An amount as decimal text.
             */
            writtenOff: string;
            /**
             * Averageportfolio
             * @description An amount as decimal text.
             */
            averagePortfolio: string;
            /** Writeoffratio */
            writeOffRatio: string;
            /**
             * Allowance
             * @description An amount as decimal text.
             */
            allowance: string;
            /** Riskcoverage */
            riskCoverage: string;
            /**
             * Felldue
             * @description An amount as decimal text.
             */
            fellDue: string;
            /**
             * Collected
             * @description An amount as decimal text.
             */
            collected: string;
            /** Collectionrate */
            collectionRate: string;
        };
        /**
         * Rebate
         * @description What is given back of interest fixed up front when a loan is settled early.
         * @enum {string}
         */
        Rebate: "actuarial" | "none" | "rule_of_78" | "pro_rata";
        /**
         * ReceiptSent
         * @description Money that came in and whose loan is not known.
         * @example {
         *       "paymentDate": "2026-03-05",
         *       "amountPaid": "458.33",
         *       "paymentMethod": "bank_transfer",
         *       "referenceNumber": "FNB-20260305-9",
         *       "comments": "K MOSARWA LOAN"
         *     }
         */
        ReceiptSent: {
            /**
             * Paymentdate
             * Format: date
             */
            paymentDate: string;
            /**
             * Amountpaid
             * @example 5000.00
             * @example 5000
             */
            amountPaid: number | string;
            /** Paymentmethod */
            paymentMethod: string;
            /** Referencenumber */
            referenceNumber: string;
            /**
             * Comments
             * @description What came with it: the text on the bank statement.
             */
            comments: string;
        };
        /**
         * ReceiptTold
         * @description A repayment as recorded: its split, the balance after it, and the receipt's number.
         * @example {
         *       "success": true,
         *       "repaymentId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "loanId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "reference": "SKY-7K2M-Q",
         *       "status": "disbursed",
         *       "version": 5,
         *       "receiptNumber": "SKY-7K2M-Q-001",
         *       "paymentDate": "2026-02-28",
         *       "amountPaid": "458.32",
         *       "allocation": [
         *         {
         *           "instalment": 1,
         *           "principal": "416.66",
         *           "interest": "41.66",
         *           "fee": "0.00",
         *           "penalty": "0.00"
         *         }
         *       ],
         *       "split": {
         *         "principal": "416.66",
         *         "interest": "41.66",
         *         "fee": "0.00",
         *         "penalty": "0.00",
         *         "total": "458.32"
         *       },
         *       "overpaid": "0.00",
         *       "balance": "5041.68",
         *       "warnings": []
         *     }
         */
        ReceiptTold: {
            /** Loanid */
            loanId: string;
            /** Reference */
            reference: string;
            /** Status */
            status: string;
            /** Version */
            version: number;
            /** Receiptnumber */
            receiptNumber: string;
            /** Paymentdate */
            paymentDate: string;
            /**
             * Amountpaid
             * @description An amount as decimal text.
             */
            amountPaid: string;
            /** Allocation */
            allocation: components["schemas"]["PartTold"][];
            split: components["schemas"]["SplitTold"];
            /**
             * Overpaid
             * @description An amount as decimal text.
             */
            overpaid: string;
            /**
             * Balance
             * @description An amount as decimal text.
             */
            balance: string;
            /** Warnings */
            warnings: string[];
            /** Success */
            success: boolean;
            /** Repaymentid */
            repaymentId: string;
        };
        /**
         * RecoverySent
         * @description Money that came in after the write-off.
         * @example {
         *       "paymentDate": "2026-06-30",
         *       "amount": "300.00",
         *       "paymentMethod": "cash",
         *       "referenceNumber": "CASH-88"
         *     }
         */
        RecoverySent: {
            /**
             * Paymentdate
             * Format: date
             */
            paymentDate: string;
            /**
             * Amount
             * @example 5000.00
             * @example 5000
             */
            amount: number | string;
            /** Paymentmethod */
            paymentMethod: string;
            /** Referencenumber */
            referenceNumber: string;
            /** Comments */
            comments?: string | null | "";
        };
        /**
         * RefundSent
         * @description An overpayment, to be paid back.
         * @example {
         *       "refundDate": "2026-03-05",
         *       "amount": "100.00",
         *       "paymentMethod": "bank_transfer",
         *       "referenceNumber": "FNB-20260305-3",
         *       "comments": "Paid twice in February."
         *     }
         */
        RefundSent: {
            /**
             * Refunddate
             * Format: date
             */
            refundDate: string;
            /**
             * Amount
             * @example 5000.00
             * @example 5000
             */
            amount: number | string;
            /** Paymentmethod */
            paymentMethod: string;
            /** Referencenumber */
            referenceNumber: string;
            /** Comments */
            comments: string;
        };
        /**
         * RegisterLineTold
         * @description A loan in the register of regulation 20.
         * @example {
         *       "agreement": "SK-7K2M-9XM2-Q",
         *       "borrower": "Keneilwe Mosarwa",
         *       "identity": "123456789",
         *       "address": "Plot 12, Monarch, Francistown",
         *       "product": "standard",
         *       "principal": "5000.00",
         *       "advancedOn": "2026-03-02",
         *       "interestRate": "10",
         *       "ratePeriod": "term",
         *       "instalments": 12,
         *       "instalment": "458.33",
         *       "firstDue": "2026-04-02",
         *       "lastDue": "2027-03-02",
         *       "totalInterest": "500.00",
         *       "totalFees": "0.00",
         *       "totalRepayable": "5500.00",
         *       "paid": "458.33",
         *       "outstanding": "5041.67",
         *       "arrearsDays": 0,
         *       "status": "disbursed"
         *     }
         */
        RegisterLineTold: {
            /** Agreement */
            agreement: string;
            /** Borrower */
            borrower: string;
            /** Identity */
            identity: string;
            /** Address */
            address: string;
            /** Product */
            product: string;
            /**
             * Principal
             * @description An amount as decimal text.
             */
            principal: string;
            /** Advancedon */
            advancedOn: string;
            /** Interestrate */
            interestRate: string;
            /** Rateperiod */
            ratePeriod: string;
            /** Instalments */
            instalments: number;
            /**
             * Instalment
             * @description An amount as decimal text.
             */
            instalment: string;
            /** Firstdue */
            firstDue: string | null;
            /** Lastdue */
            lastDue: string | null;
            /**
             * Totalinterest
             * @description An amount as decimal text.
             */
            totalInterest: string;
            /**
             * Totalfees
             * @description An amount as decimal text.
             */
            totalFees: string;
            /**
             * Totalrepayable
             * @description An amount as decimal text.
             */
            totalRepayable: string;
            /**
             * Paid
             * @description An amount as decimal text.
             */
            paid: string;
            /**
             * Outstanding
             * @description An amount as decimal text.
             */
            outstanding: string;
            /** Arrearsdays */
            arrearsDays: number;
            /** Status */
            status: string;
        };
        /**
         * RepaymentReceived
         * @description Money received on a loan, on its value date.
         * @example {
         *       "loanId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "paymentDate": "2026-02-28",
         *       "amountPaid": "458.32",
         *       "paymentMethod": "bank_transfer",
         *       "referenceNumber": "FNB-20260228-17",
         *       "notes": "At the counter"
         *     }
         */
        RepaymentReceived: {
            /** Loanid */
            loanId: string;
            /**
             * Paymentdate
             * Format: date
             */
            paymentDate: string;
            /**
             * Amountpaid
             * @example 5000.00
             * @example 5000
             */
            amountPaid: number | string;
            /** Paymentmethod */
            paymentMethod: string;
            /** Referencenumber */
            referenceNumber: string;
            /** Notes */
            notes?: string | null | "";
            /**
             * Confirmduplicate
             * @description Yes, another payment with this reference.
             */
            confirmDuplicate?: boolean | ("0" | "1" | "false" | "n" | "no" | "off" | "on" | "true" | "y" | "yes" | 0 | 1) | null | "";
            /**
             * Confirmoverpayment
             * @description Yes, more than is owed.
             */
            confirmOverpayment?: boolean | ("0" | "1" | "false" | "n" | "no" | "off" | "on" | "true" | "y" | "yes" | 0 | 1) | null | "";
        };
        /**
         * RepaymentStatisticsTold
         * @description How many repayments were received, and for how much.
         * @example {
         *       "total": 3,
         *       "totalAmount": "1374.96",
         *       "reversed": 1,
         *       "months": [
         *         {
         *           "month": "2026-02",
         *           "repaid": "458.32"
         *         }
         *       ],
         *       "currency": "BWP"
         *     }
         */
        RepaymentStatisticsTold: {
            /** Total */
            total: number;
            /**
             * Totalamount
             * @description An amount as decimal text.
             */
            totalAmount: string;
            /** Reversed */
            reversed: number;
            /** Months */
            months: components["schemas"]["MonthTold"][];
            /** Currency */
            currency: string;
        };
        /**
         * RepaymentTold
         * @description A line of the repayments list.
         * @example {
         *       "repaymentId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "loanId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "loanReference": "SKY-7K2M-Q",
         *       "borrowerName": "Naledi Moyo",
         *       "receiptNumber": "SKY-7K2M-Q-001",
         *       "paymentDate": "2026-02-28",
         *       "amountPaid": "458.32",
         *       "paymentMethod": "bank_transfer",
         *       "referenceNumber": "FNB-20260228-17",
         *       "notes": null,
         *       "recordedBy": "Tebogo Phiri",
         *       "recordedAt": "2026-02-28T09:30:00.000000Z",
         *       "allocation": [
         *         {
         *           "instalment": 1,
         *           "principal": "416.66",
         *           "interest": "41.66",
         *           "fee": "0.00",
         *           "penalty": "0.00"
         *         }
         *       ],
         *       "overpaid": "0.00",
         *       "balanceAfter": "5041.68",
         *       "reversed": false,
         *       "reversedAt": null,
         *       "reversalProposedBy": null,
         *       "may": [
         *         "propose_reversal"
         *       ]
         *     }
         */
        RepaymentTold: {
            /** Repaymentid */
            repaymentId: string;
            /** Loanid */
            loanId: string;
            /** Loanreference */
            loanReference: string;
            /** Borrowername */
            borrowerName: string;
            /** Receiptnumber */
            receiptNumber: string;
            /** Paymentdate */
            paymentDate: string;
            /**
             * Amountpaid
             * @description An amount as decimal text.
             */
            amountPaid: string;
            /** Paymentmethod */
            paymentMethod: string;
            /** Referencenumber */
            referenceNumber: string;
            /** Notes */
            notes: string | null;
            /** Recordedby */
            recordedBy: string;
            /** Recordedat */
            recordedAt: string;
            /** Allocation */
            allocation: components["schemas"]["PartTold"][];
            /**
             * Overpaid
             * @description An amount as decimal text.
             */
            overpaid: string;
            /**
             * Balanceafter
             * @description An amount as decimal text.
             */
            balanceAfter: string;
            /** Reversed */
            reversed: boolean;
            /** Reversedat */
            reversedAt: string | null;
            /** Reversalproposedby */
            reversalProposedBy: string | null;
            /**
             * May
             * @description What whoever asks may do next about it.
             */
            may: string[];
            /**
             * Proposal
             * @description What a confirmation of the reversal is bound to; told with one repayment and with those of one loan, not in the list of all.
             */
            proposal?: string | null;
            /**
             * Bouncefee
             * @description What the waiting reversal charges, told with its proposal.
             */
            bounceFee?: string | null;
        };
        /**
         * RescheduleSent
         * @description A new schedule for what is left.
         * @example {
         *       "rescheduleDate": "2026-03-05",
         *       "loanPeriodMonths": 18,
         *       "capitalise": "0.00",
         *       "restructured": true,
         *       "comments": "Half pay until the summer."
         *     }
         */
        RescheduleSent: {
            /**
             * Rescheduledate
             * Format: date
             */
            rescheduleDate: string;
            /**
             * Loanperiodmonths
             * @description How many instalments are still to come.
             */
            loanPeriodMonths: number | string;
            /**
             * Interestrate
             * @description Left out: as it is.
             */
            interestRate?: number | string | null | "";
            /**
             * Capitalise
             * @description How much of the unpaid interest becomes principal.
             */
            capitalise?: number | string | null | "";
            /**
             * Restructured
             * @description The borrower could not pay; yes, unless said otherwise.
             */
            restructured?: boolean | ("0" | "1" | "false" | "n" | "no" | "off" | "on" | "true" | "y" | "yes" | 0 | 1) | null | "";
            /** Comments */
            comments: string;
        };
        /**
         * RespondedTold
         * @description How an application stands after its applicant did something.
         * @example {
         *       "success": true,
         *       "reference": "SKY-7K2M-Q",
         *       "status": "pending",
         *       "version": 3
         *     }
         */
        RespondedTold: {
            /** Success */
            success: boolean;
            /** Reference */
            reference: string;
            /** Status */
            status: string;
            /**
             * Version
             * @description How many things have happened to the application.
             */
            version: number;
        };
        /**
         * Response
         * @description An applicant's answer, or why they withdraw.
         * @example {
         *       "reference": "SKY-7K2M-Q",
         *       "idNumber": "123456789",
         *       "comments": "I have added my payslip of January."
         *     }
         */
        Response: {
            /** Reference */
            reference: string;
            /** Idnumber */
            idNumber: string | number;
            /** Comments */
            comments: string;
        };
        /**
         * RestorePreparedTold
         * @description The books of that moment wait, audited: Skycap opens with them at its next start.
         * @example {
         *       "to": "2026-02-28T09:30:00.000000Z",
         *       "events": 5443,
         *       "loans": 560,
         *       "documents": 411
         *     }
         */
        RestorePreparedTold: {
            /** To */
            to: string;
            /** Events */
            events: number;
            /** Loans */
            loans: number;
            /** Documents */
            documents: number;
        };
        /**
         * RestoreSent
         * @description The moment to go back to, and why.
         * @example {
         *       "to": "2026-02-27T18:00:00Z",
         *       "comments": "A wrong file was imported."
         *     }
         */
        RestoreSent: {
            /**
             * To
             * Format: date-time
             */
            to: string;
            /** Comments */
            comments: string;
        };
        /**
         * RestoreTold
         * @description A restore was proposed or declined.
         * @example {
         *       "success": true,
         *       "proposal": "9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f"
         *     }
         */
        RestoreTold: {
            /** Success */
            success: boolean;
            /** Proposal */
            proposal: string;
        };
        /**
         * RestoreWaitingTold
         * @description A restore that waits for a second person.
         * @example {
         *       "to": "2026-02-28T09:30:00.000000Z",
         *       "proposedBy": "Naledi Dube",
         *       "proposedById": "019358fe-f078-72c2-8549-7a96fef0cf7a",
         *       "proposedAt": "2026-02-28T09:30:00.000000Z",
         *       "comments": "A wrong file was imported.",
         *       "proposal": "9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f"
         *     }
         */
        RestoreWaitingTold: {
            /** To */
            to: string;
            /** Proposedby */
            proposedBy: string;
            /**
             * Proposedbyid
             * @description Who may decline it, but not agree to it.
             */
            proposedById: string;
            /** Proposedat */
            proposedAt: string;
            /** Comments */
            comments: string | null;
            /** Proposal */
            proposal: string;
        };
        /**
         * ReturnSent
         * @description How a receipt was paid back, and why.
         * @example {
         *       "referenceNumber": "FNB-20260309-1",
         *       "comments": "Not our borrower."
         *     }
         */
        ReturnSent: {
            /** Referencenumber */
            referenceNumber: string;
            /** Comments */
            comments: string;
        };
        /**
         * ReversalConfirmed
         * @description Agreement with a reversal, bound to the proposal that one saw.
         * @example {
         *       "proposal": "9f2c…"
         *     }
         */
        ReversalConfirmed: {
            /** Proposal */
            proposal?: string | null | "";
        };
        /**
         * ReversalOfEntrySent
         * @description Why an entry is reversed, and on which date; today, if none is named.
         * @example {
         *       "comments": "Wrong account.",
         *       "entryDate": "2026-03-06"
         *     }
         */
        ReversalOfEntrySent: {
            /** Comments */
            comments: string;
            /** Entrydate */
            entryDate?: string | null | "";
        };
        /**
         * ReversalProposed
         * @description Why a repayment was not one, and what its bouncing costs the borrower.
         * @example {
         *       "comments": "The debit order bounced.",
         *       "bounceFee": "50.00"
         *     }
         */
        ReversalProposed: {
            /** Comments */
            comments: string;
            /**
             * Bouncefee
             * @description A fee of the agreement for a payment that bounced.
             */
            bounceFee?: number | string | null | "";
        };
        /**
         * ReversalTold
         * @description How the loan and the repayment stand after a step of a reversal.
         * @example {
         *       "success": true,
         *       "loanId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "reference": "SKY-7K2M-Q",
         *       "status": "disbursed",
         *       "version": 6,
         *       "repaymentId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "proposal": "9f2c…"
         *     }
         */
        ReversalTold: {
            /** Success */
            success: boolean;
            /** Loanid */
            loanId: string;
            /** Reference */
            reference: string;
            /** Status */
            status: string;
            /** Version */
            version: number;
            /** Repaymentid */
            repaymentId: string;
            /** Proposal */
            proposal?: string | null;
            /** Balance */
            balance?: string | null;
        };
        /**
         * Review
         * @description A checker's decision, always with comments. An approval may change amount and term.
         * @example {
         *       "action": "approve",
         *       "comments": "Payslip and bank agree."
         *     }
         */
        Review: {
            action: components["schemas"]["Decision"];
            /** Comments */
            comments: string;
            /** Loanamount */
            loanAmount?: number | string | null | "";
            /** Loanperiodmonths */
            loanPeriodMonths?: number | string | null | "";
            /**
             * Approvaldate
             * @description The day of the decision when it is entered late.
             */
            approvalDate?: string | null | "";
        };
        /**
         * Rounding
         * @description How a ratio becomes a whole number of minor units.
         * @enum {string}
         */
        Rounding: "half_up" | "half_even" | "down" | "up";
        /**
         * RunTold
         * @description One day end: who began it, the steps that are done with what they did, and what failed.
         */
        RunTold: {
            /** Job */
            job: string;
            /** Day */
            day: string;
            /** Begunat */
            begunAt: string | null;
            /** Lastat */
            lastAt: string | null;
            /** Ended */
            ended: boolean;
            /** By */
            by: string | null;
            /** Steps */
            steps: {
                [key: string]: {
                    [key: string]: unknown;
                };
            };
            /** Failures */
            failures: {
                [key: string]: string;
            };
        };
        /**
         * SecurityAddedTold
         * @description A guarantor or a collateral was recorded.
         * @example {
         *       "success": true,
         *       "loanId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "reference": "SKY-7K2M-Q",
         *       "status": "approved",
         *       "version": 2,
         *       "securityId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11"
         *     }
         */
        SecurityAddedTold: {
            /** Success */
            success: boolean;
            /** Loanid */
            loanId: string;
            /** Reference */
            reference: string;
            /** Status */
            status: string;
            /** Version */
            version: number;
            /** Securityid */
            securityId: string;
        };
        /**
         * SecurityAuditTold
         * @description What was looked at for security, and what is not as safe as it should be.
         * @example {
         *       "looked": [
         *         "backups"
         *       ],
         *       "skipped": [],
         *       "findings": [
         *         {
         *           "code": "no_backup",
         *           "severity": "high",
         *           "where": "backups",
         *           "what": "there is no backup",
         *           "remedy": "Run `skycap backup create`.",
         *           "evidence": {},
         *           "runbook": "monitoring.md#no-backup",
         *           "fixable": false
         *         }
         *       ]
         *     }
         */
        SecurityAuditTold: {
            /** Looked */
            looked: string[];
            /** Skipped */
            skipped: {
                [key: string]: string;
            }[];
            /** Findings */
            findings: components["schemas"]["FindingTold"][];
        };
        /**
         * SecurityKind
         * @description What stands behind a loan besides the borrower's word.
         * @enum {string}
         */
        SecurityKind: "guarantor" | "collateral";
        /**
         * SecuritySent
         * @description A guarantor by name and contact, or a collateral described.
         * @example {
         *       "kind": "guarantor",
         *       "value": "2000.00",
         *       "name": "Thabo Moyo",
         *       "details": "Brother, teacher at Selolwe, +267 71 234 568"
         *     }
         */
        SecuritySent: {
            kind: components["schemas"]["SecurityKind"];
            /**
             * Value
             * @example 5000.00
             * @example 5000
             */
            value: number | string;
            /** Name */
            name: string;
            /** Details */
            details?: string | null | "";
        };
        /**
         * SecurityTold
         * @description A guarantor or a collateral of a loan.
         * @example {
         *       "securityId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "kind": "guarantor",
         *       "value": "2000.00",
         *       "name": "Thabo Moyo",
         *       "details": "Brother, teacher at Selolwe, +267 71 234 568",
         *       "recordedBy": "Mpho Moeng",
         *       "released": false
         *     }
         */
        SecurityTold: {
            /** Securityid */
            securityId: string;
            kind: components["schemas"]["SecurityKind"];
            /**
             * Value
             * @description An amount as decimal text.
             */
            value: string;
            /** Name */
            name: string;
            /** Details */
            details: string;
            /** Recordedby */
            recordedBy: string;
            /** Released */
            released: boolean;
        };
        /**
         * SeriesTold
         * @description One line of a figure over time; null where nothing was measured.
         */
        SeriesTold: {
            /** Of */
            of: string;
            /** Values */
            values: (number | null)[];
        };
        /**
         * SettingsChange
         * @description What is to change of the lender's settings; what is left out stays.
         * @example {
         *       "phone": "+267 241 2345",
         *       "fourEyes": true
         *     }
         */
        SettingsChange: {
            /** Name */
            name?: string | null;
            /** Currency */
            currency?: string | null;
            /** Symbol */
            symbol?: string | null;
            /** Exponent */
            exponent?: number | string | null;
            /** Timezone */
            timezone?: string | null;
            /** Countrycode */
            countryCode?: string | null;
            /** Address */
            address?: string | null;
            /** Phone */
            phone?: string | null;
            /** Email */
            email?: string | null;
            /** Openinghours */
            openingHours?: string | null;
            /** Licence */
            licence?: string | null;
            /** Defaultproduct */
            defaultProduct?: string | null;
            /** Requireddocuments */
            requiredDocuments?: string[] | null;
            /** Eligibility */
            eligibility?: string[] | null;
            /** Agreement */
            agreement?: string[] | null;
            /** Foureyes */
            fourEyes?: boolean | ("0" | "1" | "false" | "n" | "no" | "off" | "on" | "true" | "y" | "yes" | 0 | 1) | null | "";
            /** Accountingbasis */
            accountingBasis?: string | null;
            /** Suspendafter */
            suspendAfter?: number | string | null;
            /** Accruedaily */
            accrueDaily?: boolean | ("0" | "1" | "false" | "n" | "no" | "off" | "on" | "true" | "y" | "yes" | 0 | 1) | null | "";
            /** Provisionmethod */
            provisionMethod?: string | null;
            /** Provisionpercents */
            provisionPercents?: string[] | null;
            /** Losspercent */
            lossPercent?: string | null;
            /** Holidaycountry */
            holidayCountry?: string | null;
            /** Extraholidays */
            extraHolidays?: string[] | null;
            /** Workedholidays */
            workedHolidays?: string[] | null;
            /** Agreementrequired */
            agreementRequired?: boolean | ("0" | "1" | "false" | "n" | "no" | "off" | "on" | "true" | "y" | "yes" | 0 | 1) | null | "";
            /** Affordabilityrequired */
            affordabilityRequired?: boolean | ("0" | "1" | "false" | "n" | "no" | "off" | "on" | "true" | "y" | "yes" | 0 | 1) | null | "";
            /** Instalmentpercentmax */
            instalmentPercentMax?: string | null;
            /** Takehomemin */
            takeHomeMin?: string | null;
            /** Secondfactorroles */
            secondFactorRoles?: string[] | null;
            /** Chargesasagreed */
            chargesAsAgreed?: boolean | ("0" | "1" | "false" | "n" | "no" | "off" | "on" | "true" | "y" | "yes" | 0 | 1) | null | "";
            /** Vatrates */
            vatRates?: components["schemas"]["VatRateToSave"][] | null;
        };
        /**
         * SettingsTold
         * @description All that the lender has set.
         * @example {
         *       "name": "Tati Micro Lenders",
         *       "currency": "BWP",
         *       "symbol": "P",
         *       "exponent": 2,
         *       "timezone": "Africa/Gaborone",
         *       "countryCode": "+267",
         *       "address": "Plot 1, Blue Jacket Street, Francistown",
         *       "phone": "+267 241 2345",
         *       "email": "loans@example.co.bw",
         *       "openingHours": "Monday to Friday, 8 to 17",
         *       "licence": "NBFIRA 1/2026",
         *       "defaultProduct": "standard",
         *       "requiredDocuments": [
         *         "identity",
         *         "payslip",
         *         "bank_statement"
         *       ],
         *       "eligibility": [
         *         "You are 18 or older.",
         *         "You have earned a salary for three months."
         *       ],
         *       "agreement": [
         *         "I will pay every instalment on or before its due date."
         *       ],
         *       "fourEyes": true,
         *       "accountingBasis": "accrual",
         *       "suspendAfter": 90,
         *       "accrueDaily": true,
         *       "provisionMethod": "table",
         *       "provisionPercents": [
         *         "1",
         *         "5",
         *         "25",
         *         "50",
         *         "100",
         *         "100",
         *         "100"
         *       ],
         *       "lossPercent": "100",
         *       "holidayCountry": "BW",
         *       "extraHolidays": [
         *         "2026-05-15"
         *       ],
         *       "workedHolidays": [],
         *       "agreementRequired": false,
         *       "affordabilityRequired": false,
         *       "instalmentPercentMax": "40",
         *       "takeHomeMin": "0",
         *       "secondFactorRoles": [
         *         "admin"
         *       ],
         *       "chargesAsAgreed": true,
         *       "vatRates": [
         *         {
         *           "since": "2026-07-01",
         *           "percent": "15"
         *         }
         *       ]
         *     }
         */
        SettingsTold: {
            /** Name */
            name: string;
            /** Currency */
            currency: string;
            /** Symbol */
            symbol: string;
            /** Exponent */
            exponent: number;
            /** Timezone */
            timezone: string;
            /** Countrycode */
            countryCode: string;
            /** Address */
            address: string;
            /** Phone */
            phone: string;
            /** Email */
            email: string;
            /** Openinghours */
            openingHours: string;
            /** Licence */
            licence: string;
            /** Defaultproduct */
            defaultProduct: string;
            /** Requireddocuments */
            requiredDocuments: string[];
            /**
             * Eligibility
             * @description Who may borrow, a sentence each; the requirements page shows them.
             */
            eligibility: string[];
            /**
             * Agreement
             * @description What a borrower agrees to, a sentence each, besides the terms of the loan.
             */
            agreement: string[];
            /** Foureyes */
            fourEyes?: boolean | null;
            /**
             * Accountingbasis
             * @description `accrual` or `cash`.
             */
            accountingBasis: string;
            /**
             * Suspendafter
             * @description Days past due after which interest is suspended.
             */
            suspendAfter: number;
            /** Accruedaily */
            accrueDaily: boolean;
            /**
             * Provisionmethod
             * @description `none`, `table` or `expected_loss`.
             */
            provisionMethod: string;
            /**
             * Provisionpercents
             * @description A percent for each arrears bucket.
             */
            provisionPercents: string[];
            /** Losspercent */
            lossPercent: string;
            /**
             * Holidaycountry
             * @description Whose public holidays count; empty for none.
             */
            holidayCountry: string;
            /** Extraholidays */
            extraHolidays: string[];
            /**
             * Workedholidays
             * @description Public holidays on which the lender works.
             */
            workedHolidays: string[];
            /**
             * Agreementrequired
             * @description Whether loans are paid out only with the signed agreement on file.
             */
            agreementRequired: boolean;
            /**
             * Affordabilityrequired
             * @description Whether loans are approved only when somebody assessed the borrower.
             */
            affordabilityRequired: boolean;
            /**
             * Instalmentpercentmax
             * @description Of the net income, with other lenders'.
             */
            instalmentPercentMax: string;
            /**
             * Takehomemin
             * @description What must be left to live on.
             */
            takeHomeMin: string;
            /**
             * Secondfactorroles
             * @description The roles that may do nothing before they sign in with one-time codes too.
             */
            secondFactorRoles: string[];
            /**
             * Chargesasagreed
             * @description Whether only charges that a loan's terms list may be made by hand.
             */
            chargesAsAgreed: boolean;
            /**
             * Vatrates
             * @description Before the first of these dates, the rate of a loan's product counts.
             */
            vatRates: components["schemas"]["VatRateTold"][];
        };
        /**
         * SettlementAsked
         * @description The day on which the borrower wants to settle, and when they gave notice of it.
         * @example {
         *       "settlementDate": "2026-03-05",
         *       "noticeDate": "2026-02-01"
         *     }
         */
        SettlementAsked: {
            /**
             * Settlementdate
             * Format: date
             */
            settlementDate: string;
            /**
             * Noticedate
             * @description Left out, the notice on record counts, if there is one.
             */
            noticeDate?: string | null | "";
        };
        /**
         * SettlementNoticeSent
         * @description The day on which the borrower gave written notice of settling early.
         * @example {
         *       "noticeDate": "2026-02-01",
         *       "comments": "A letter, on file."
         *     }
         */
        SettlementNoticeSent: {
            /**
             * Noticedate
             * Format: date
             */
            noticeDate: string;
            /** Comments */
            comments?: string | null | "";
        };
        /**
         * SeveralForeseen
         * @description What recording one receipt for several loans would do; nothing was written.
         * @example {
         *       "paymentDate": "2026-02-28",
         *       "amountPaid": "458.32",
         *       "paymentMethod": "payroll",
         *       "referenceNumber": "PAY-202602-17",
         *       "receipts": [
         *         {
         *           "loanId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *           "reference": "SKY-7K2M-Q",
         *           "status": "disbursed",
         *           "version": 5,
         *           "receiptNumber": "SKY-7K2M-Q-001",
         *           "paymentDate": "2026-02-28",
         *           "amountPaid": "458.32",
         *           "allocation": [
         *             {
         *               "instalment": 1,
         *               "principal": "416.66",
         *               "interest": "41.66",
         *               "fee": "0.00",
         *               "penalty": "0.00"
         *             }
         *           ],
         *           "split": {
         *             "principal": "416.66",
         *             "interest": "41.66",
         *             "fee": "0.00",
         *             "penalty": "0.00",
         *             "total": "458.32"
         *           },
         *           "overpaid": "0.00",
         *           "balance": "5041.68",
         *           "warnings": []
         *         }
         *       ]
         *     }
         */
        SeveralForeseen: {
            /** Paymentdate */
            paymentDate: string;
            /**
             * Amountpaid
             * @description An amount as decimal text.
             */
            amountPaid: string;
            /** Paymentmethod */
            paymentMethod: string;
            /** Referencenumber */
            referenceNumber: string;
            /** Receipts */
            receipts: components["schemas"]["PreviewTold"][];
        };
        /**
         * SeveralReceived
         * @description Money received for several loans of one borrower, on its value date.
         * @example {
         *       "idNumber": "123456789",
         *       "paymentDate": "2026-02-28",
         *       "amountPaid": "458.32",
         *       "paymentMethod": "payroll",
         *       "referenceNumber": "PAY-202602-17"
         *     }
         */
        SeveralReceived: {
            /** Idnumber */
            idNumber: string;
            /**
             * Paymentdate
             * Format: date
             */
            paymentDate: string;
            /**
             * Amountpaid
             * @example 5000.00
             * @example 5000
             */
            amountPaid: number | string;
            /** Paymentmethod */
            paymentMethod: string;
            /** Referencenumber */
            referenceNumber: string;
            /** Notes */
            notes?: string | null | "";
            /**
             * Parts
             * @description Left out: the oldest arrears first, then the oldest loan.
             */
            parts?: components["schemas"]["ShareSent"][] | null;
            /**
             * Confirmduplicate
             * @description Yes, another payment with this reference.
             */
            confirmDuplicate?: boolean | ("0" | "1" | "false" | "n" | "no" | "off" | "on" | "true" | "y" | "yes" | 0 | 1) | null | "";
            /**
             * Confirmoverpayment
             * @description Yes, more than is owed.
             */
            confirmOverpayment?: boolean | ("0" | "1" | "false" | "n" | "no" | "off" | "on" | "true" | "y" | "yes" | 0 | 1) | null | "";
        };
        /**
         * SeveralTold
         * @description One receipt for several loans as recorded: a repayment and a receipt number for each.
         * @example {
         *       "success": true,
         *       "paymentDate": "2026-02-28",
         *       "amountPaid": "458.32",
         *       "paymentMethod": "payroll",
         *       "referenceNumber": "PAY-202602-17",
         *       "receipts": [
         *         {
         *           "success": true,
         *           "repaymentId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *           "loanId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *           "reference": "SKY-7K2M-Q",
         *           "status": "disbursed",
         *           "version": 5,
         *           "receiptNumber": "SKY-7K2M-Q-001",
         *           "paymentDate": "2026-02-28",
         *           "amountPaid": "458.32",
         *           "allocation": [
         *             {
         *               "instalment": 1,
         *               "principal": "416.66",
         *               "interest": "41.66",
         *               "fee": "0.00",
         *               "penalty": "0.00"
         *             }
         *           ],
         *           "split": {
         *             "principal": "416.66",
         *             "interest": "41.66",
         *             "fee": "0.00",
         *             "penalty": "0.00",
         *             "total": "458.32"
         *           },
         *           "overpaid": "0.00",
         *           "balance": "5041.68",
         *           "warnings": []
         *         }
         *       ]
         *     }
         */
        SeveralTold: {
            /** Success */
            success: boolean;
            /** Paymentdate */
            paymentDate: string;
            /**
             * Amountpaid
             * @description An amount as decimal text.
             */
            amountPaid: string;
            /** Paymentmethod */
            paymentMethod: string;
            /** Referencenumber */
            referenceNumber: string;
            /** Receipts */
            receipts: components["schemas"]["ReceiptTold"][];
        };
        /**
         * ShareSent
         * @description What one loan gets of a receipt.
         * @example {
         *       "loanId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "amountPaid": "300.00"
         *     }
         */
        ShareSent: {
            /** Loanid */
            loanId: string;
            /**
             * Amountpaid
             * @example 5000.00
             * @example 5000
             */
            amountPaid: number | string;
        };
        /**
         * Shift
         * @description Where a date goes that is no working day.
         * @enum {string}
         */
        Shift: "none" | "following" | "modified_following" | "preceding";
        /**
         * SignedInTold
         * @description Who is signed in.
         * @example {
         *       "userId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "username": "kagiso",
         *       "fullName": "Kagiso Molefe",
         *       "role": "maker",
         *       "email": "kagiso@example.co.bw",
         *       "mustChangePassword": false
         *     }
         */
        SignedInTold: {
            /** Userid */
            userId: string;
            /** Username */
            username: string;
            /** Fullname */
            fullName: string;
            /** Role */
            role: string;
            /** Email */
            email: string;
            /** Mustchangepassword */
            mustChangePassword: boolean;
        };
        /**
         * SplitTold
         * @description What was paid, added up over the instalments.
         */
        SplitTold: {
            /**
             * Principal
             * @description An amount as decimal text.
             */
            principal: string;
            /**
             * Interest
             * @description An amount as decimal text.
             */
            interest: string;
            /**
             * Fee
             * @description An amount as decimal text.
             */
            fee: string;
            /**
             * Penalty
             * @description An amount as decimal text.
             */
            penalty: string;
            /**
             * Total
             * @description An amount as decimal text.
             */
            total: string;
        };
        /**
         * StageTold
         * @description One stage of IFRS 9; `movement` is since the month end before.
         */
        StageTold: {
            /** Stage */
            stage: number;
            /** Loans */
            loans: number;
            /**
             * Principal
             * @description An amount as decimal text.
             */
            principal: string;
            /**
             * Interest
             * @description An amount as decimal text.
             */
            interest: string;
            /**
             * Required
             * @description An amount as decimal text.
             */
            required: string;
            /**
             * Movement
             * @description An amount as decimal text.
             */
            movement: string;
        };
        /**
         * StandingTold
         * @description How a loan stands today.
         */
        StandingTold: {
            /** Status */
            status: string;
            balances: components["schemas"]["BalancesTold"];
            arrears: components["schemas"]["ArrearsTold"];
        };
        /**
         * StatementLineTold
         * @description One posting by the date that it counts from.
         */
        StatementLineTold: {
            /** Kind */
            kind: string;
            /** On */
            on: string;
            /**
             * Recordedat
             * @description When we learned it; null for what time made.
             */
            recordedAt: string | null;
            /**
             * Late
             * @description Whether it was recorded after the day that it counts from.
             */
            late: boolean;
            /**
             * Undone
             * @description Whether it never counted: the correction stands beside it.
             */
            undone: boolean;
            /** Description */
            description: string;
            /**
             * Debit
             * @description An amount as decimal text.
             */
            debit: string;
            /**
             * Credit
             * @description An amount as decimal text.
             */
            credit: string;
            change: components["schemas"]["OwedTold"];
            balance: components["schemas"]["OwedTold"];
        };
        /**
         * StatementTold
         * @description Every posting on a loan in a period, between the balances around it.
         * @example {
         *       "loanId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "reference": "SKY-7K2M-Q",
         *       "borrowerName": "Naledi Moyo",
         *       "currency": "BWP",
         *       "from": "2026-01-31",
         *       "to": "2026-02-01",
         *       "opening": {
         *         "principal": "0.00",
         *         "interest": "0.00",
         *         "fee": "0.00",
         *         "penalty": "0.00",
         *         "credit": "0.00",
         *         "total": "0.00"
         *       },
         *       "lines": [
         *         {
         *           "kind": "payout",
         *           "on": "2026-01-31",
         *           "recordedAt": null,
         *           "late": false,
         *           "undone": false,
         *           "description": "Loan paid out",
         *           "debit": "5000.00",
         *           "credit": "0.00",
         *           "change": {
         *             "principal": "5000.00",
         *             "interest": "0.00",
         *             "fee": "0.00",
         *             "penalty": "0.00",
         *             "credit": "0.00",
         *             "total": "5000.00"
         *           },
         *           "balance": {
         *             "principal": "5000.00",
         *             "interest": "0.00",
         *             "fee": "0.00",
         *             "penalty": "0.00",
         *             "credit": "0.00",
         *             "total": "5000.00"
         *           }
         *         }
         *       ],
         *       "closing": {
         *         "principal": "5000.00",
         *         "interest": "0.00",
         *         "fee": "0.00",
         *         "penalty": "0.00",
         *         "credit": "0.00",
         *         "total": "5000.00"
         *       }
         *     }
         */
        StatementTold: {
            /** Loanid */
            loanId: string;
            /** Reference */
            reference: string;
            /** Borrowername */
            borrowerName: string;
            /** Currency */
            currency: string;
            /** From */
            from: string;
            /** To */
            to: string;
            opening: components["schemas"]["OwedTold"];
            /** Lines */
            lines: components["schemas"]["StatementLineTold"][];
            closing: components["schemas"]["OwedTold"];
        };
        /**
         * StepTold
         * @description One step of an application.
         */
        StepTold: {
            /** Kind */
            kind: string;
            /** On */
            on: string;
            /** Text */
            text: string;
            /**
             * By
             * @enum {string}
             */
            by: "applicant" | "lender";
        };
        /**
         * Surplus
         * @description What becomes of money beyond what is due, where interest is on what is left.
         * @enum {string}
         */
        Surplus: "hold" | "instalment" | "term";
        /**
         * TaskTold
         * @description Something that waits for somebody; reversals name the repayment, proposals the act.
         * @example {
         *       "kind": "confirm_reversal",
         *       "since": "2026-02-28",
         *       "loan": {
         *         "loanId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *         "reference": "SKY-7K2M-Q",
         *         "status": "disbursed",
         *         "borrowerName": "Naledi Moyo",
         *         "idNumber": "123456789",
         *         "contactNumber": "+26771234567",
         *         "product": "standard",
         *         "loanAmount": "5000.00",
         *         "totalAmount": "5500.00",
         *         "instalments": 12,
         *         "outstanding": "5041.68",
         *         "paid": "458.32",
         *         "overpaid": "0.00",
         *         "oldestUnpaidDue": "2026-03-31",
         *         "inArrears": false,
         *         "daysPastDue": 0,
         *         "disbursedOn": "2026-01-31",
         *         "createdAt": "2026-01-30T08:00:00.000000Z",
         *         "updatedAt": "2026-02-28T09:30:00.000000Z",
         *         "version": 5
         *       },
         *       "repaymentId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "receiptNumber": "SKY-7K2M-Q-002",
         *       "amount": "458.32"
         *     }
         */
        TaskTold: {
            /** Kind */
            kind: string;
            /** Since */
            since: string;
            loan: components["schemas"]["LineTold"];
            /** Repaymentid */
            repaymentId?: string | null;
            /** Receiptnumber */
            receiptNumber?: string | null;
            /** Amount */
            amount?: string | null;
            /** Actid */
            actId?: string | null;
            /**
             * Act
             * @description What kind of act was proposed.
             */
            act?: string | null;
            /**
             * Undo
             * @description Whether it was proposed to undo the act.
             * @default false
             */
            undo: boolean;
            /** Proposedby */
            proposedBy?: string | null;
        };
        /**
         * TermsTold
         * @description The terms of a loan.
         */
        TermsTold: {
            /** Product */
            product: string;
            /** Productversion */
            productVersion: number;
            /** Method */
            method: string;
            /** Interestrate */
            interestRate: string;
            /** Rateperiod */
            ratePeriod: string;
            frequency: components["schemas"]["FrequencyTold"];
            /** Instalments */
            instalments: number;
            /** Allocation */
            allocation: string[];
            /**
             * Firstduedate
             * @description When the first instalment should fall due, if that was agreed.
             */
            firstDueDate: string | null;
        };
        /**
         * TicketTold
         * @description Where to send the file, how, and until when.
         */
        TicketTold: {
            /** Url */
            url: string;
            /**
             * Method
             * @enum {string}
             */
            method: "PUT" | "POST";
            /** Headers */
            headers: {
                [key: string]: string;
            };
            /** Expiresat */
            expiresAt: string;
        };
        /**
         * TieOutTold
         * @description What the journal holds and what it should.
         */
        TieOutTold: {
            /** Name */
            name: string;
            /**
             * Journal
             * @description An amount as decimal text.
             */
            journal: string;
            /**
             * Expected
             * @description An amount as decimal text.
             */
            expected: string;
            /** Holds */
            holds: boolean;
        };
        /**
         * TopUpSent
         * @description More to be lent on the same loan.
         * @example {
         *       "amount": "2000.00",
         *       "loanPeriodMonths": 18,
         *       "comments": "School fees; paid on time for a year."
         *     }
         */
        TopUpSent: {
            /**
             * Amount
             * @example 5000.00
             * @example 5000
             */
            amount: number | string;
            /**
             * Loanperiodmonths
             * @description Over how many instalments from the payout all that is left is repaid.
             */
            loanPeriodMonths: number | string;
            /**
             * Interestrate
             * @description Left out: as it is, if the product still has that rate.
             */
            interestRate?: number | string | null | "";
            /** Comments */
            comments: string;
        };
        /**
         * TotpBegunTold
         * @description A secret for codes, to be put into the phone and confirmed with the first code.
         * @example {
         *       "userId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "username": "kagiso",
         *       "fullName": "Kagiso Molefe",
         *       "email": "kagiso@example.co.bw",
         *       "role": "maker",
         *       "active": true,
         *       "mustChangePassword": false,
         *       "totpEnabled": false,
         *       "createdAt": "2026-01-31T08:00:00.000000Z",
         *       "secret": "JBSWY3DPEHPK3PXP",
         *       "otpauthUri": "otpauth://totp/Skycap:kagiso"
         *     }
         */
        TotpBegunTold: {
            /** Userid */
            userId: string;
            /** Username */
            username: string;
            /** Fullname */
            fullName: string;
            /** Email */
            email: string;
            /** Role */
            role: string;
            /** Active */
            active: boolean;
            /** Mustchangepassword */
            mustChangePassword: boolean;
            /** Totpenabled */
            totpEnabled: boolean;
            /** Createdat */
            createdAt: string;
            /** Secret */
            secret?: string | null;
            /** Otpauthuri */
            otpauthUri?: string | null;
        };
        /**
         * Track
         * @description The public reference and the identity number that belong together.
         * @example {
         *       "reference": "SKY-7K2M-Q",
         *       "idNumber": "123456789"
         *     }
         */
        Track: {
            /** Reference */
            reference: string;
            /** Idnumber */
            idNumber: string | number;
        };
        /**
         * TrackTold
         * @description Where an application stands, and what comes next.
         * @example {
         *       "reference": "SKY-7K2M-Q",
         *       "status": "pending",
         *       "loanAmount": "5000.00",
         *       "totalAmount": "5500.00",
         *       "instalments": 12,
         *       "nextStep": "We are looking at your application. You need to do nothing now.",
         *       "question": null,
         *       "timeline": [
         *         {
         *           "kind": "applied",
         *           "on": "2026-01-31",
         *           "text": "We received your application.",
         *           "by": "applicant"
         *         }
         *       ],
         *       "documents": [
         *         {
         *           "documentId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *           "kind": "payslip",
         *           "fileName": "payslip-january.pdf",
         *           "contentType": "application/pdf",
         *           "size": 48213,
         *           "accepted": null,
         *           "uploadedAt": "2026-01-31T10:00:00.000000Z"
         *         }
         *       ],
         *       "balances": null,
         *       "phone": "+267 241 2345"
         *     }
         */
        TrackTold: {
            /** Reference */
            reference: string;
            /** Status */
            status: string;
            /**
             * Loanamount
             * @description An amount as decimal text.
             */
            loanAmount: string;
            /**
             * Totalamount
             * @description An amount as decimal text.
             */
            totalAmount: string;
            /** Instalments */
            instalments: number;
            /** Nextstep */
            nextStep: string;
            /** Question */
            question: string | null;
            /** Timeline */
            timeline: components["schemas"]["StepTold"][];
            /** Documents */
            documents: components["schemas"]["OwnDocumentTold"][];
            balances: components["schemas"]["BalancesTold"] | null;
            /** Phone */
            phone: string;
        };
        /**
         * TrendTold
         * @description Portfolio at risk at one month end.
         */
        TrendTold: {
            /** Month */
            month: string;
            /**
             * Principal
             * @description An amount as decimal text.
             */
            principal: string;
            /** Par30 */
            par30: string;
            /** Par90 */
            par90: string;
        };
        /**
         * TrialBalanceTold
         * @description The balance of each account; the difference of debits and credits is zero.
         * @example {
         *       "date": "2026-03-31",
         *       "currency": "BWP",
         *       "basis": "accrual",
         *       "accruedUntil": "2026-03-31",
         *       "closedUntil": "2026-02",
         *       "complete": true,
         *       "accounts": [
         *         {
         *           "account": "bank",
         *           "code": "1010",
         *           "name": "Bank",
         *           "setswana": "Banka",
         *           "kind": "asset",
         *           "debit": "458.33",
         *           "credit": "0.00"
         *         }
         *       ],
         *       "debit": "458.33",
         *       "credit": "458.33",
         *       "difference": "0.00"
         *     }
         */
        TrialBalanceTold: {
            /** Date */
            date: string;
            /** Currency */
            currency: string;
            /** Basis */
            basis: string;
            /** Accrueduntil */
            accruedUntil: string | null;
            /** Closeduntil */
            closedUntil: string | null;
            /** Complete */
            complete: boolean;
            /** Accounts */
            accounts: components["schemas"]["BalanceTold"][];
            /**
             * Debit
             * @description An amount as decimal text.
             */
            debit: string;
            /**
             * Credit
             * @description An amount as decimal text.
             */
            credit: string;
            /**
             * Difference
             * @description An amount as decimal text.
             */
            difference: string;
        };
        /**
         * TriedTold
         * @description One symptom or cause that was tried.
         */
        TriedTold: {
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Title */
            title: string;
            /** Outcome */
            outcome: string;
            /** Told */
            told: string;
        };
        /**
         * Trouble
         * @description The troubles of the maintenance guide.
         * @enum {string}
         */
        Trouble: "login" | "cors" | "apply" | "uploads" | "costs" | "dashboard" | "repayments";
        /**
         * UndoTold
         * @description Who says that an act did not happen, when and why.
         */
        UndoTold: {
            /** By */
            by: string;
            /** Recordedat */
            recordedAt: string;
            /** Comments */
            comments: string | null;
        };
        /**
         * Unit
         * @description What a repayment period is counted in.
         * @enum {string}
         */
        Unit: "months" | "weeks" | "days" | "fortnights" | "quarters";
        /**
         * UploadAsked
         * @description A file that somebody wants to upload.
         *
         *     Staff name the loan by `loanId`; an applicant by `reference` and `idNumber` together.
         * @example {
         *       "reference": "SKY-7K2M-Q",
         *       "idNumber": "123456789",
         *       "kind": "payslip",
         *       "fileName": "payslip-january.pdf",
         *       "contentType": "application/pdf",
         *       "size": 48213
         *     }
         */
        UploadAsked: {
            /** Loanid */
            loanId?: string | null | "";
            /** Reference */
            reference?: string | null | "";
            /** Idnumber */
            idNumber?: string | number | null | "";
            /** Kind */
            kind: string;
            /** Filename */
            fileName: string;
            /** Contenttype */
            contentType: string;
            /** Size */
            size: number | string;
        };
        /**
         * UploadDone
         * @description A file was sent. An applicant says again whose application it belongs to.
         * @example {
         *       "reference": "SKY-7K2M-Q",
         *       "idNumber": "123456789"
         *     }
         */
        UploadDone: {
            /** Reference */
            reference?: string | null | "";
            /** Idnumber */
            idNumber?: string | number | null | "";
        };
        /**
         * UploadTold
         * @description Leave to upload.
         * @example {
         *       "documentId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "upload": {
         *         "url": "/api/uploads/eyJkb2N1bWVudCI6…",
         *         "method": "PUT",
         *         "headers": {
         *           "Content-Type": "application/pdf"
         *         },
         *         "expiresAt": "2026-01-31T10:30:00.000000Z"
         *       }
         *     }
         */
        UploadTold: {
            /** Documentid */
            documentId: string;
            upload: components["schemas"]["TicketTold"];
        };
        /**
         * UsageTold
         * @description How much room is taken, and how that grows.
         * @example {
         *       "at": "2026-02-28T09:30:00.000000Z",
         *       "bytes": 13205504,
         *       "parts": [
         *         {
         *           "name": "database",
         *           "kind": "database",
         *           "bytes": 13205504,
         *           "count": 560
         *         }
         *       ],
         *       "freeBytes": 60997509120,
         *       "growth": null,
         *       "bytesIn30Days": null,
         *       "bytesInAYear": null,
         *       "findings": [],
         *       "remark": "Free is what is left on the disk of the data folder."
         *     }
         */
        UsageTold: {
            /** At */
            at: string;
            /** Bytes */
            bytes: number;
            /** Parts */
            parts: {
                [key: string]: unknown;
            }[];
            /** Freebytes */
            freeBytes: number | null;
            /** Growth */
            growth: {
                [key: string]: unknown;
            } | null;
            /** Bytesin30Days */
            bytesIn30Days: number | null;
            /** Bytesinayear */
            bytesInAYear: number | null;
            /** Findings */
            findings: components["schemas"]["FindingTold"][];
            /** Remark */
            remark: string;
        };
        /**
         * UserChange
         * @description What is to be changed about a member of staff; what is left out stays.
         * @example {
         *       "role": "checker"
         *     }
         */
        UserChange: {
            /** Role */
            role?: string | null;
            /** Fullname */
            fullName?: string | null;
            /** Email */
            email?: string | null;
        };
        /**
         * UserListedTold
         * @description A member of staff, as the list tells about them.
         * @example {
         *       "userId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "username": "kagiso",
         *       "fullName": "Kagiso Molefe",
         *       "email": "kagiso@example.co.bw",
         *       "role": "maker",
         *       "active": true,
         *       "mustChangePassword": false,
         *       "totpEnabled": false,
         *       "createdAt": "2026-01-31T08:00:00.000000Z",
         *       "lastSeenAt": "2026-03-02T07:58:11.402117Z"
         *     }
         */
        UserListedTold: {
            /** Userid */
            userId: string;
            /** Username */
            username: string;
            /** Fullname */
            fullName: string;
            /** Email */
            email: string;
            /** Role */
            role: string;
            /** Active */
            active: boolean;
            /** Mustchangepassword */
            mustChangePassword: boolean;
            /** Totpenabled */
            totpEnabled: boolean;
            /** Createdat */
            createdAt: string;
            /**
             * Lastseenat
             * @description When they last signed in or did something on record; null for never.
             */
            lastSeenAt: string | null;
        };
        /**
         * UserMadeTold
         * @description A member of staff, with the generated password that is told this once.
         * @example {
         *       "userId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "username": "kagiso",
         *       "fullName": "Kagiso Molefe",
         *       "email": "kagiso@example.co.bw",
         *       "role": "maker",
         *       "active": true,
         *       "mustChangePassword": false,
         *       "totpEnabled": false,
         *       "createdAt": "2026-01-31T08:00:00.000000Z",
         *       "temporaryPassword": "k7mq-x3np-w9hd-r4tv"
         *     }
         */
        UserMadeTold: {
            /** Userid */
            userId: string;
            /** Username */
            username: string;
            /** Fullname */
            fullName: string;
            /** Email */
            email: string;
            /** Role */
            role: string;
            /** Active */
            active: boolean;
            /** Mustchangepassword */
            mustChangePassword: boolean;
            /** Totpenabled */
            totpEnabled: boolean;
            /** Createdat */
            createdAt: string;
            /** Temporarypassword */
            temporaryPassword?: string | null;
        };
        /**
         * UserToAdd
         * @description Somebody who joins the staff. Without a password, one is generated and told once.
         * @example {
         *       "username": "kagiso",
         *       "fullName": "Kagiso Molefe",
         *       "role": "maker",
         *       "email": "kagiso@example.co.bw"
         *     }
         */
        UserToAdd: {
            /** Username */
            username: string;
            /** Fullname */
            fullName: string;
            /** Role */
            role: string;
            /** Email */
            email?: string | null | "";
            /** Password */
            password?: string | null;
            /** Mustchangepassword */
            mustChangePassword?: boolean | ("0" | "1" | "false" | "n" | "no" | "off" | "on" | "true" | "y" | "yes" | 0 | 1) | null | "";
        };
        /**
         * UserTold
         * @description A member of staff.
         * @example {
         *       "userId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *       "username": "kagiso",
         *       "fullName": "Kagiso Molefe",
         *       "email": "kagiso@example.co.bw",
         *       "role": "maker",
         *       "active": true,
         *       "mustChangePassword": false,
         *       "totpEnabled": false,
         *       "createdAt": "2026-01-31T08:00:00.000000Z"
         *     }
         */
        UserTold: {
            /** Userid */
            userId: string;
            /** Username */
            username: string;
            /** Fullname */
            fullName: string;
            /** Email */
            email: string;
            /** Role */
            role: string;
            /** Active */
            active: boolean;
            /** Mustchangepassword */
            mustChangePassword: boolean;
            /** Totpenabled */
            totpEnabled: boolean;
            /** Createdat */
            createdAt: string;
        };
        /**
         * VatLineTold
         * @description Fees of a period at one rate of value added tax, and the tax inside them.
         */
        VatLineTold: {
            /** Percent */
            percent: string;
            /**
             * Fees
             * @description An amount as decimal text.
             */
            fees: string;
            /**
             * Net
             * @description An amount as decimal text.
             */
            net: string;
            /**
             * Tax
             * @description An amount as decimal text.
             */
            tax: string;
        };
        /**
         * VatRateToSave
         * @description From this date on, value added tax is this percent.
         */
        VatRateToSave: {
            /**
             * Since
             * Format: date
             */
            since: string;
            /** Percent */
            percent: string;
        };
        /**
         * VatRateTold
         * @description From this date on, value added tax is this percent.
         */
        VatRateTold: {
            /** Since */
            since: string;
            /** Percent */
            percent: string;
        };
        /**
         * VatReturnTold
         * @description The value added tax of a period, and what was exempt.
         * @example {
         *       "date": "2026-03-31",
         *       "currency": "BWP",
         *       "basis": "accrual",
         *       "accruedUntil": "2026-03-31",
         *       "closedUntil": "2026-02",
         *       "complete": true,
         *       "since": "2026-03-01",
         *       "rates": [
         *         {
         *           "percent": "14",
         *           "fees": "90.00",
         *           "net": "78.95",
         *           "tax": "11.05"
         *         }
         *       ],
         *       "tax": "11.05",
         *       "exemptFees": "0.00",
         *       "exemptInterest": "41.66",
         *       "exemptPenalties": "0.00",
         *       "passedOn": "20.00",
         *       "byHand": "0.00",
         *       "owedBefore": "0.00",
         *       "owed": "11.05"
         *     }
         */
        VatReturnTold: {
            /** Date */
            date: string;
            /** Currency */
            currency: string;
            /** Basis */
            basis: string;
            /** Accrueduntil */
            accruedUntil: string | null;
            /** Closeduntil */
            closedUntil: string | null;
            /** Complete */
            complete: boolean;
            /** Since */
            since: string;
            /** Rates */
            rates: components["schemas"]["VatLineTold"][];
            /**
             * Tax
             * @description An amount as decimal text.
             */
            tax: string;
            /**
             * Exemptfees
             * @description An amount as decimal text.
             */
            exemptFees: string;
            /**
             * Exemptinterest
             * @description An amount as decimal text.
             */
            exemptInterest: string;
            /**
             * Exemptpenalties
             * @description An amount as decimal text.
             */
            exemptPenalties: string;
            /**
             * Passedon
             * @description Premiums for an insurer, which are no income.
             */
            passedOn: string;
            /**
             * Byhand
             * @description What else moved the account, such as paying the tax.
             */
            byHand: string;
            /**
             * Owedbefore
             * @description An amount as decimal text.
             */
            owedBefore: string;
            /**
             * Owed
             * @description An amount as decimal text.
             */
            owed: string;
        };
        /**
         * Verdict
         * @description Whether a document is in order.
         * @example {
         *       "accepted": true
         *     }
         */
        Verdict: {
            /** Accepted */
            accepted: boolean | ("0" | "1" | "false" | "n" | "no" | "off" | "on" | "true" | "y" | "yes" | 0 | 1);
        };
        /**
         * VerifyTold
         * @description The token holds, and this is who it is for.
         *
         *     `fourEyes` is false for a one-person lender, which every page of the portal then says.
         * @example {
         *       "valid": true,
         *       "user": {
         *         "userId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11",
         *         "username": "kagiso",
         *         "fullName": "Kagiso Molefe",
         *         "role": "maker",
         *         "email": "kagiso@example.co.bw",
         *         "mustChangePassword": false
         *       },
         *       "fourEyes": true,
         *       "totpEnabled": false,
         *       "secondFactorRequired": false
         *     }
         */
        VerifyTold: {
            /** Valid */
            valid: boolean;
            user: components["schemas"]["SignedInTold"];
            /** Foureyes */
            fourEyes: boolean;
            /**
             * Totpenabled
             * @description Whether this person signs in with one-time codes.
             */
            totpEnabled: boolean;
            /**
             * Secondfactorrequired
             * @description Whether this person's role may do nothing without one-time codes.
             */
            secondFactorRequired: boolean;
        };
        /**
         * WaitingTold
         * @description What waits: how many loans, for how much, and since when the oldest was applied for.
         */
        WaitingTold: {
            /** Kind */
            kind: string;
            /** Status */
            status: string;
            /** Loans */
            loans: number;
            /**
             * Amount
             * @description An amount as decimal text.
             */
            amount: string;
            /** Since */
            since: string | null;
        };
        /**
         * WaiverSent
         * @description A part of what is owed, to be given up.
         * @example {
         *       "waiverDate": "2026-03-05",
         *       "part": "interest",
         *       "amount": "20.00",
         *       "comments": "The bank's delay, not the borrower's."
         *     }
         */
        WaiverSent: {
            /**
             * Waiverdate
             * Format: date
             */
            waiverDate: string;
            /**
             * Part
             * @description `interest`, `fee` or `penalty`.
             */
            part: string;
            /**
             * Amount
             * @example 5000.00
             * @example 5000
             */
            amount: number | string;
            /** Comments */
            comments: string;
        };
        /**
         * WriteOffSent
         * @description All that is owed, to leave the books.
         * @example {
         *       "writeOffDate": "2026-03-05",
         *       "comments": "400 days late; the employer closed down."
         *     }
         */
        WriteOffSent: {
            /**
             * Writeoffdate
             * Format: date
             */
            writeOffDate: string;
            /** Comments */
            comments: string;
        };
        /**
         * YearDays
         * @description How many days a year counts for.
         * @enum {string}
         */
        YearDays: "actual" | "360" | "364" | "365";
        /**
         * YearLength
         * @description Which year is meant where a year has its real length.
         * @enum {string}
         */
        YearLength: "calendar" | "disbursement";
        /**
         * ProblemTold
         * @description A problem, as RFC 9457 has it, with a stable code and the fields it concerns.
         */
        Problem: {
            /** Type */
            type: string;
            /** Title */
            title: string;
            /** Status */
            status: number;
            /** Detail */
            detail: string;
            /** Code */
            code: string;
            /** Errors */
            errors: components["schemas"]["FieldTold"][];
            /** Requestid */
            requestId: string;
        };
        /**
         * FieldTold
         * @description One field that is wrong.
         */
        FieldTold: {
            /** Field */
            field: string;
            /** Code */
            code: string;
            /** Message */
            message: string;
        };
    };
    responses: {
        /** @description Bad Request */
        Problem400: {
            headers: {
                /** @description The id of this request. */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:skycap:problem:json_invalid",
                 *       "title": "Bad Request",
                 *       "status": 400,
                 *       "detail": "The body is not valid JSON at line 1, column 12: expecting value.",
                 *       "code": "json_invalid",
                 *       "errors": [],
                 *       "requestId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Unauthorized */
        Problem401: {
            headers: {
                /** @description The id of this request. */
                "X-Request-Id"?: string;
                /** @description How to sign in. */
                "WWW-Authenticate"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:skycap:problem:not_signed_in",
                 *       "title": "Unauthorized",
                 *       "status": 401,
                 *       "detail": "Please sign in.",
                 *       "code": "not_signed_in",
                 *       "errors": [],
                 *       "requestId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Forbidden */
        Problem403: {
            headers: {
                /** @description The id of this request. */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:skycap:problem:role_not_allowed",
                 *       "title": "Forbidden",
                 *       "status": 403,
                 *       "detail": "As maker you may not review; it is for: checker.",
                 *       "code": "role_not_allowed",
                 *       "errors": [],
                 *       "requestId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Not Found */
        Problem404: {
            headers: {
                /** @description The id of this request. */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:skycap:problem:loan_unknown",
                 *       "title": "Not Found",
                 *       "status": 404,
                 *       "detail": "There is no such loan.",
                 *       "code": "loan_unknown",
                 *       "errors": [],
                 *       "requestId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Conflict */
        Problem409: {
            headers: {
                /** @description The id of this request. */
                "X-Request-Id"?: string;
                /** @description Seconds to wait before trying again, where it helps. */
                "Retry-After"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:skycap:problem:loan_not_disbursed",
                 *       "title": "Conflict",
                 *       "status": 409,
                 *       "detail": "Repayments are for loans that were paid out.",
                 *       "code": "loan_not_disbursed",
                 *       "errors": [],
                 *       "requestId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Request Entity Too Large */
        Problem413: {
            headers: {
                /** @description The id of this request. */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:skycap:problem:body_too_large",
                 *       "title": "Request Entity Too Large",
                 *       "status": 413,
                 *       "detail": "The body of the request is too large: at most 1 MiB are accepted.",
                 *       "code": "body_too_large",
                 *       "errors": [],
                 *       "requestId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Unsupported Media Type */
        Problem415: {
            headers: {
                /** @description The id of this request. */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:skycap:problem:media_type_unsupported",
                 *       "title": "Unsupported Media Type",
                 *       "status": 415,
                 *       "detail": "Send the body as JSON.",
                 *       "code": "media_type_unsupported",
                 *       "errors": [],
                 *       "requestId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Unprocessable Entity */
        Problem422: {
            headers: {
                /** @description The id of this request. */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:skycap:problem:fields_invalid",
                 *       "title": "Unprocessable Entity",
                 *       "status": 422,
                 *       "detail": "loanAmount must be a plain number such as 5000.00.",
                 *       "code": "fields_invalid",
                 *       "errors": [],
                 *       "requestId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too Many Requests */
        Problem429: {
            headers: {
                /** @description The id of this request. */
                "X-Request-Id"?: string;
                /** @description Seconds to wait before trying again, where it helps. */
                "Retry-After"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:skycap:problem:rate_limited",
                 *       "title": "Too Many Requests",
                 *       "status": 429,
                 *       "detail": "Too many attempts. Please wait 90 seconds and try again.",
                 *       "code": "rate_limited",
                 *       "errors": [],
                 *       "requestId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Internal Server Error */
        Problem500: {
            headers: {
                /** @description The id of this request. */
                "X-Request-Id"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:skycap:problem:internal",
                 *       "title": "Internal Server Error",
                 *       "status": 500,
                 *       "detail": "Something went wrong on our side. Please try again, and tell us the request id.",
                 *       "code": "internal",
                 *       "errors": [],
                 *       "requestId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Service Unavailable */
        Problem503: {
            headers: {
                /** @description The id of this request. */
                "X-Request-Id"?: string;
                /** @description Seconds to wait before trying again, where it helps. */
                "Retry-After"?: string;
                [name: string]: unknown;
            };
            content: {
                /**
                 * @example {
                 *       "type": "urn:skycap:problem:unavailable",
                 *       "title": "Service Unavailable",
                 *       "status": 503,
                 *       "detail": "Skycap cannot write at the moment. Nothing was done: try again shortly.",
                 *       "code": "unavailable",
                 *       "errors": [],
                 *       "requestId": "018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11"
                 *     }
                 */
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    live: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthTold"];
                };
            };
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    ready: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthTold"];
                };
            };
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Login"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoginTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    verify: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VerifyTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    change_password: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    begin_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TotpBegunTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    confirm_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OneTimeCode"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    remove_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordAgain"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_users: {
        parameters: {
            query?: {
                /** @description Where the page begins: taken from a `Link` header. */
                cursor?: string | null;
                /** @description How many rows a page has at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description The next page, as `rel="next"`; absent at the end. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserListedTold"][];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    add_user: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserToAdd"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserMadeTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_user: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    change_user: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    reset_password: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PasswordReset"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserMadeTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    disable_user: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    enable_user: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id. */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    public_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublicSettingsTold"];
                };
            };
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    change_settings: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettingsChange"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    all_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    audit_trail: {
        parameters: {
            query?: {
                /** @description What it is about (loan, user, product, settings, run or alarm), or one whole stream such as loan/SKY-7K2M-Q. */
                stream?: string;
                /** @description Who did it: a username, an id, or public. */
                actor?: string;
                /** @description What was done, such as disbursed. */
                kind?: string;
                /** @description Where the page begins: taken from a `Link` header. */
                cursor?: string | null;
                /** @description How many rows a page has at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description The next page, as `rel="next"`; absent at the end. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryTold"][];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_holidays: {
        parameters: {
            query?: {
                year?: number | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HolidayTold"][];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_products: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductTold"][];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_all_products: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductTold"][];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_product: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The code of a product. */
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    save_product: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The code of a product. */
                code: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductToSave"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    quote: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuoteAsked"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QuoteTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    apply: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Application"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_loans: {
        parameters: {
            query?: {
                /** @description Where the page begins: taken from a `Link` header. */
                cursor?: string | null;
                /** @description How many rows a page has at most. */
                limit?: number;
                /** @description A status, or several with commas between. */
                status?: string;
                search?: string;
                idNumber?: string;
                product?: string;
                /** @description How late, in days past due; true or any for all that are late. */
                arrears?: boolean | ("" | "any" | "1-30" | "31-60" | "61-90" | "91-180" | "181-365" | "366+" | "31+");
                /** @description When the oldest unpaid instalment is due; a week is seven days. */
                due?: "" | "today" | "this_week" | "overdue";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description The next page, as `rel="next"`; absent at the end. */
                    Link?: string;
                    /** @description How many rows all pages have together; only on the first page, and only where counters know it. */
                    "X-Total-Count"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineTold"][];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    capture: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Application"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplicationTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    export_loans: {
        parameters: {
            query?: {
                /** @description A status, or several with commas between. */
                status?: string;
                search?: string;
                idNumber?: string;
                product?: string;
                /** @description How late, in days past due; true or any for all that are late. */
                arrears?: boolean | ("" | "any" | "1-30" | "31-60" | "61-90" | "91-180" | "181-365" | "366+" | "31+");
                /** @description When the oldest unpaid instalment is due; a week is seven days. */
                due?: "" | "today" | "this_week" | "overdue";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The list. */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    loan_statistics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoanStatisticsTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_loan: {
        parameters: {
            query?: {
                asOf?: string | null;
                knownAt?: string | null;
            };
            header?: never;
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoanTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    amend: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Application"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AmendedTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    review: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Review"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    disburse: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Payout"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DisbursedTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    withdraw: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Comments"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    cancel: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Comments"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    provide_information: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Comments"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    write_note: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Comments"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotedTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    schedule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InstalmentTold"][];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    history: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EntryTold"][];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_documents: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentTold"][];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_loan_repayments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepaymentTold"][];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_acts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActTold"][];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    charge: {
        parameters: {
            query?: {
                /** @description Only tell what it would do: nothing is written, the comments neither. */
                preview?: boolean;
            };
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChargeSent"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActDone"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    propose_waiver: {
        parameters: {
            query?: {
                /** @description Only tell what it would do: nothing is written, the comments neither. */
                preview?: boolean;
            };
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WaiverSent"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActDone"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    propose_refund: {
        parameters: {
            query?: {
                /** @description Only tell what it would do: nothing is written, the comments neither. */
                preview?: boolean;
            };
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundSent"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActDone"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    propose_write_off: {
        parameters: {
            query?: {
                /** @description Only tell what it would do: nothing is written, the comments neither. */
                preview?: boolean;
            };
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WriteOffSent"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActDone"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    recover: {
        parameters: {
            query?: {
                /** @description Only tell what it would do: nothing is written, the comments neither. */
                preview?: boolean;
            };
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecoverySent"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActDone"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    give_notice: {
        parameters: {
            query?: {
                /** @description Only tell what it would do: nothing is written, the comments neither. */
                preview?: boolean;
            };
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettlementNoticeSent"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActDone"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    quote_settlement: {
        parameters: {
            query?: {
                /** @description Only tell what it would do: nothing is written, the comments neither. */
                preview?: boolean;
            };
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettlementAsked"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActDone"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    stop_interest: {
        parameters: {
            query?: {
                /** @description Only tell what it would do: nothing is written, the comments neither. */
                preview?: boolean;
            };
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InterestStopSent"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActDone"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    propose_resume: {
        parameters: {
            query?: {
                /** @description Only tell what it would do: nothing is written, the comments neither. */
                preview?: boolean;
            };
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InterestResumeSent"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActDone"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    cool_off: {
        parameters: {
            query?: {
                /** @description Only tell what it would do: nothing is written, the comments neither. */
                preview?: boolean;
            };
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CoolingOffSent"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActDone"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    propose_reschedule: {
        parameters: {
            query?: {
                /** @description Only tell what it would do: nothing is written, the comments neither. */
                preview?: boolean;
            };
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RescheduleSent"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActDone"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    propose_top_up: {
        parameters: {
            query?: {
                /** @description Only tell what it would do: nothing is written, the comments neither. */
                preview?: boolean;
            };
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TopUpSent"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActDone"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    pay_out_further: {
        parameters: {
            query?: {
                /** @description Only tell what it would do: nothing is written, the comments neither. */
                preview?: boolean;
            };
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AdvanceSent"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActDone"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    propose_undo: {
        parameters: {
            query?: {
                /** @description Only tell what it would do: nothing is written, the comments neither. */
                preview?: boolean;
            };
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
                /** @description The id. */
                act: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Comments"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActDone"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    confirm: {
        parameters: {
            query?: {
                /** @description Only tell what it would do: nothing is written, the comments neither. */
                preview?: boolean;
            };
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
                /** @description The id. */
                act: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ActConfirmed"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActDone"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    decline: {
        parameters: {
            query?: {
                /** @description Only tell what it would do: nothing is written, the comments neither. */
                preview?: boolean;
            };
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
                /** @description The id. */
                act: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Comments"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActDone"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    assess: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeansSent"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AssessedTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    add_security: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecuritySent"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecurityAddedTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    release_security: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
                /** @description The id. */
                security: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Comments"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    bar: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BarSent"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BarChangedTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    lift_bar: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BarSent"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BarChangedTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    cost_of_credit: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CostSheetTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    statement: {
        parameters: {
            query?: {
                /** @description The payout if not sent. */
                from?: string | null;
                /** @description Today if not sent. */
                to?: string | null;
            };
            header?: never;
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StatementTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    explain: {
        parameters: {
            query?: {
                asOf?: string | null;
            };
            header?: never;
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplanationTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    request_upload: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UploadAsked"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    complete_upload: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id. */
                document: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UploadDone"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    verify_document: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id. */
                document: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Verdict"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DocumentTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    receive_upload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The end of the address that the ticket named. */
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/pdf": string;
                "image/jpeg": string;
                "image/png": string;
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    content: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                document: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "image/jpeg": string;
                    "image/png": string;
                    "application/octet-stream": string;
                };
            };
            /** @description The file is at the address in `Location`, for some minutes. */
            307: {
                headers: {
                    Location?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_worklist: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskTold"][];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_desk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_borrower: {
        parameters: {
            query?: {
                idNumber?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BorrowerPageTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    track: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Track"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrackTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    respond: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Response"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RespondedTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    withdraw_own: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Response"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RespondedTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            429: components["responses"]["Problem429"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_accounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountTold"][];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    trial_balance: {
        parameters: {
            query?: {
                /** @description The last day end, if left out. */
                date?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TrialBalanceTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    profit_and_loss: {
        parameters: {
            query?: {
                since?: string | null;
                until?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProfitAndLossTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    balance_sheet: {
        parameters: {
            query?: {
                /** @description The last day end, if left out. */
                date?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BalanceSheetTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    ageing: {
        parameters: {
            query?: {
                /** @description The last day end, if left out. */
                date?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AgeingTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    provisions: {
        parameters: {
            query?: {
                /** @description The last day end, if left out. */
                date?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProvisionsTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    ratios: {
        parameters: {
            query?: {
                since?: string | null;
                until?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatiosTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    value_added_tax: {
        parameters: {
            query?: {
                since?: string | null;
                until?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["VatReturnTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    export_value_added_tax: {
        parameters: {
            query?: {
                since?: string | null;
                until?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_ceilings: {
        parameters: {
            query?: {
                /** @description Where the page begins: taken from a `Link` header. */
                cursor?: string | null;
                /** @description How many rows a page has at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description The next page, as `rel="next"`; absent at the end. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NearCeilingTold"][];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_register: {
        parameters: {
            query?: {
                /** @description Where the page begins: taken from a `Link` header. */
                cursor?: string | null;
                /** @description How many rows a page has at most. */
                limit?: number;
                since?: string | null;
                until?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description The next page, as `rel="next"`; absent at the end. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RegisterLineTold"][];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    export_register: {
        parameters: {
            query?: {
                since?: string | null;
                until?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_journal: {
        parameters: {
            query?: {
                /** @description Where the page begins: taken from a `Link` header. */
                cursor?: string | null;
                /** @description How many rows a page has at most. */
                limit?: number;
                since?: string | null;
                until?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description The next page, as `rel="next"`; absent at the end. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JournalEntryTold"][];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    export_journal: {
        parameters: {
            query?: {
                /** @description One of: csv, xero, quickbooks, sage, ledger, beancount. */
                format?: string;
                since?: string | null;
                until?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file. */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_ledger: {
        parameters: {
            query: {
                account: string;
                /** @description Where the page begins: taken from a `Link` header. */
                cursor?: string | null;
                /** @description How many rows a page has at most. */
                limit?: number;
                since?: string | null;
                until?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description The next page, as `rel="next"`; absent at the end. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerEntryTold"][];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    ledger_standing: {
        parameters: {
            query: {
                account: string;
                since?: string | null;
                until?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LedgerStandingTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_entries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandEntryTold"][];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    propose_entry: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EntrySent"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandEntryTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_entry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                entry: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandEntryTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    confirm_entry: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id. */
                entry: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ProposalSeen"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandEntryTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    decline_entry: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id. */
                entry: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeriodSent"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandEntryTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    reverse_entry: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id. */
                entry: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReversalOfEntrySent"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandEntryTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_receipts: {
        parameters: {
            query?: {
                /** @description Where the page begins: taken from a `Link` header. */
                cursor?: string | null;
                /** @description How many rows a page has at most. */
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description The next page, as `rel="next"`; absent at the end. */
                    Link?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeldReceiptTold"][];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    hold_receipt: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReceiptSent"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeldReceiptTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    allocate_receipt: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id. */
                receipt: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AllocationSent"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AllocatedTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    return_receipt: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id. */
                receipt: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnSent"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HeldReceiptTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_periods: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeriodsTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_period_changes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeriodChangeTold"][];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    propose_close: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description A month: 2026-03. */
                month: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeriodSent"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeriodChanged"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    confirm_close: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description A month: 2026-03. */
                month: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ProposalSeen"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeriodChanged"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    decline_close: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description A month: 2026-03. */
                month: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeriodSent"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeriodChanged"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    reopen: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description A month: 2026-03. */
                month: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PeriodSent"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeriodChanged"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    rename_account: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                account: components["schemas"]["Account"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountNameSent"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountRenamed"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_repayments: {
        parameters: {
            query?: {
                /** @description Where the page begins: taken from a `Link` header. */
                cursor?: string | null;
                /** @description How many rows a page has at most. */
                limit?: number;
                /** @description The earliest value date. */
                from?: string | null;
                /** @description The latest value date. */
                to?: string | null;
                method?: string;
                /** @description The whole reference of a payment, a receipt or a loan. */
                reference?: string;
                /** @description Counting, waiting for a reversal to be confirmed, or reversed. */
                state?: "" | "standing" | "proposed" | "reversed";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description The next page, as `rel="next"`; absent at the end. */
                    Link?: string;
                    /** @description How many rows all pages have together; only on the first page, and only where counters know it. */
                    "X-Total-Count"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepaymentTold"][];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    record: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RepaymentReceived"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReceiptTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RepaymentReceived"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    record_several: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeveralReceived"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeveralTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    preview_several: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SeveralReceived"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SeveralForeseen"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    repayment_statistics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepaymentStatisticsTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    list_repayments_of_loan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The loan's id, or its public reference. */
                loan: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepaymentTold"][];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    get_repayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id. */
                repayment: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RepaymentTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    propose_reversal: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id. */
                repayment: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReversalProposed"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReversalTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    confirm_reversal: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id. */
                repayment: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReversalConfirmed"] | null;
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReversalTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    decline_reversal: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description The id. */
                repayment: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Comments"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReversalTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    health: {
        parameters: {
            query?: {
                /** @description From how many hours ago on. */
                hours?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthReportTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    logs: {
        parameters: {
            query?: {
                /** @description From how many hours ago on. */
                hours?: number;
                errors?: boolean;
                request?: string | null;
                function?: string | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogLineTold"][];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    figures: {
        parameters: {
            query?: {
                /** @description From how many hours ago on. */
                hours?: number;
                /** @description How long a period is. */
                minutes?: number;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FiguresTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    performance: {
        parameters: {
            query?: {
                /** @description From how many hours ago on. */
                hours?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PerformanceTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    alarms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AlarmTold"][];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    usage: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsageTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    costs: {
        parameters: {
            query?: {
                months?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CostsTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    security: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecurityAuditTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    backups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupTold"][];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    make_backup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupMadeTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    day_ends: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayEndsTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    close_day: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DayEndsTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    diagnose: {
        parameters: {
            query?: {
                trouble?: components["schemas"]["Trouble"] | null;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiagnosisTold"];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            409: components["responses"]["Problem409"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    waiting_restores: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RestoreWaitingTold"][];
                };
            };
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    propose_restore: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RestoreSent"];
            };
        };
        responses: {
            /** @description Successful Response */
            201: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RestoreTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    agree_to_restore: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AgreementSent"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RestorePreparedTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
    decline_restore: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Makes the command safe to repeat: the same key gets the first answer.
                 * @example 018f4c1e-7d5a-7c3e-9a52-1f0b6f7d2c11
                 */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Comments"];
            };
        };
        responses: {
            /** @description Successful Response */
            200: {
                headers: {
                    /** @description The id of this request. */
                    "X-Request-Id"?: string;
                    /** @description `true` when this is the first answer to a repeated request. */
                    "Idempotency-Replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RestoreTold"];
                };
            };
            400: components["responses"]["Problem400"];
            401: components["responses"]["Problem401"];
            403: components["responses"]["Problem403"];
            404: components["responses"]["Problem404"];
            409: components["responses"]["Problem409"];
            413: components["responses"]["Problem413"];
            415: components["responses"]["Problem415"];
            422: components["responses"]["Problem422"];
            500: components["responses"]["Problem500"];
            503: components["responses"]["Problem503"];
        };
    };
}
