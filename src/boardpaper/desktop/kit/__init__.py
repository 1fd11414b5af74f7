"""The house's widgets: every form, card, button and field of the windows is made of these."""
