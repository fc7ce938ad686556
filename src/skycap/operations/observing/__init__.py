"""Seeing how an installation is doing: its log, what is measured of it, whether it is well.

Everything here asks an embedded installation (`Premises`) or one on AWS (`OnAws`) the same
questions, and answers in the same shapes.
"""
