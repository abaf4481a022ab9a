# The public face, in Ukrainian; flagged on its pages until a person has read it again.
maintenance-title = Сайт на технічному обслуговуванні
maintenance-back = Він повернеться за кілька хвилин. Ця сторінка не зберегла нічого з того, що ви написали.
maintenance-danger = Небезпека зараз, поліція або жандармерія:
maintenance-listen = Щоб поговорити з кимось, цілодобово, безкоштовно й анонімно:
maintenance-deaf = Якщо ви не можете говорити, через SMS:
