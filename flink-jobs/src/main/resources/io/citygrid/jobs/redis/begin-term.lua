-- Begins the term of a writer: a number greater than that of every writer before it. It also grows
-- with the server's clock, so that it does when Redis has lost everything but a writer goes on.
--
-- KEYS  term
local last = tonumber(redis.call('GET', KEYS[1]) or '0')
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local term = string.format('%.0f', math.max(last + 1, now))
redis.call('SET', KEYS[1], term)
return term
