"""What a programme's printed figures say about each other: small pure rules over plain values.

`reading` takes the values from the database, each other module holds the rules of one subject, and
`rules.checks` runs them all. Nothing here knows a particular council: what is to be found is listed in
domain.md section 5.
"""
