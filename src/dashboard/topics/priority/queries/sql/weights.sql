SELECT name, decided_on, decision, criterion, importance, method
FROM priority_weights
ORDER BY decided_on DESC, name, criterion;
