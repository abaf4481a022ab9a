# The public face, in Portuguese; flagged on its pages until a person has read it again.
maintenance-title = Este site está em manutenção
maintenance-back = Volta dentro de alguns minutos. Esta página não guardou nada do que escreveu.
maintenance-danger = Em perigo agora, polícia ou gendarmaria:
maintenance-listen = Para falar com alguém, dia e noite, grátis e de forma anónima:
maintenance-deaf = Se não puder falar, por SMS:
