"""How the world comes in on AWS: Lambda functions behind API Gateway, and one on a schedule.

- ``routes``: which function answers which addresses;
- ``handlers``: what Lambda calls;
- ``events``: an event of API Gateway as a request of the application;
- ``watching``: logs and metrics for CloudWatch;
- ``schedule``: what is done without being asked.
"""
