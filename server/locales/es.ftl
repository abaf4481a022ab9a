# The public face, in Spanish; flagged on its pages until a person has read it again.
maintenance-title = Este sitio está en mantenimiento
maintenance-back = Volverá en unos minutos. Esta página no ha guardado nada de lo que usted ha escrito.
maintenance-danger = En peligro ahora, policía o gendarmería:
maintenance-listen = Para hablar con alguien, día y noche, gratis y de forma anónima:
maintenance-deaf = Si no puede hablar, por SMS:
