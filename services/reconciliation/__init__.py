"""What the printed figures about services say about each other and about the proposals: pure checks.

`reading` takes the values from the database; each other module holds the checks of one subject.
"""
