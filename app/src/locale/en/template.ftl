### Usual milestones, and the finer rungs N0 to N12

template-price-appointment = Appointment with someone who can decide
template-price-told = Amount and effective date said in person
template-price-received = Written notice handed over, receipt confirmed
template-price-answered = The client’s answer
template-price-agreed = New price agreed in writing
template-price-in-effect = First order at the new price
template-price-invoiced = First invoice at the new price

template-shortage-told = First word: items, extent, when we report next
template-shortage-received = New date and alternatives in writing
template-shortage-answered = The client’s answer
template-shortage-agreed = New date or alternative agreed
template-shortage-in-effect = Delivered as agreed

template-quality-told = First report: what, when, which lot, next report hour
template-quality-received = First report in writing
template-quality-answered = Interim report and the client’s view
template-quality-agreed = Final report and measures agreed
template-quality-in-effect = Measures in place, effect checked

template-allocation-prepared = This client’s quantity and the rule behind it
template-allocation-told = Quantity and period said in person
template-allocation-received = Written notice handed over, receipt confirmed
template-allocation-answered = The client’s answer
template-allocation-in-effect = First shipment under the allocation

template-no-prepared = Wording of the No
template-no-appointment = Appointment with someone who can decide
template-no-told = The No said in person
template-no-received = The No in writing
template-no-answered = The client’s reply

template-other-prepared = Preparation: wording, material
template-other-appointment = Appointment with someone who can decide
template-other-told = Said in person
template-other-received = In writing, receipt confirmed
template-other-answered = The client’s answer

template-rung-n0 = Understood: the plan came back
template-rung-n1 = Difficulties heard and answered by the leader
template-rung-n2 = Groundwork inside: finance, operations, figures usable outside
template-rung-n3 = Wording checked: amount, date, scope, answer date, contact
template-rung-n4 = Rehearsed, once as oneself and once as the buyer
template-rung-n5 = Appointment with someone who can decide
template-rung-n6 = Said in person
template-rung-n7 = Written the same or the next business day
template-rung-n8 = Receipt confirmed by the client
template-rung-n9 = The client’s answer: yes, no or counter, with name, date and words
template-rung-n10 = Decided within one’s authority, or brought back
template-rung-n11 = In effect: order, contract, price list, first invoice
template-rung-n12 = Thanked and looked after, two to four weeks later
