"""The routes, one file per desk: what is sent goes to the desk, what it says is answered."""
