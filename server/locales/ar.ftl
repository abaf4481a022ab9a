# The public face, in Arabic; flagged on its pages until a person has read it again.
maintenance-title = الموقع قيد الصيانة
maintenance-back = سيعود بعد بضع دقائق. لم تحتفظ هذه الصفحة بأي شيء مما كتبتِه.
maintenance-danger = في خطر الآن، الشرطة أو الدرك:
maintenance-listen = للتحدث مع شخص ما، ليلًا ونهارًا، مجانًا ودون ذكر الاسم:
maintenance-deaf = إذا تعذّر عليكِ الكلام، برسالة نصية:
