SELECT region_code, partner, is_sample
FROM partner_pledges
WHERE status <> 'dibatalkan'
ORDER BY code;
