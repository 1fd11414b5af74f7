"""What a report is: frozen values, the template and the council that shape it, and places in it."""
