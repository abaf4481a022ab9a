# The public face, in Turkish; flagged on its pages until a person has read it again.
maintenance-title = Site bakımda
maintenance-back = Birkaç dakika içinde geri dönecek. Bu sayfa yazdıklarınızdan hiçbir şey saklamadı.
maintenance-danger = Şu anda tehlikedeyseniz, polis veya jandarma:
maintenance-listen = Biriyle konuşmak için, gece gündüz, ücretsiz ve isim vermeden:
maintenance-deaf = Konuşamıyorsanız, SMS ile:
