# The public face, in Romanian; flagged on its pages until a person has read it again.
maintenance-title = Site-ul este în întreținere
maintenance-back = Revine în câteva minute. Această pagină nu a păstrat nimic din ce ați scris.
maintenance-danger = În pericol acum, poliția sau jandarmeria:
maintenance-listen = Pentru a vorbi cu cineva, zi și noapte, gratuit și anonim:
maintenance-deaf = Dacă nu puteți vorbi, prin SMS:
