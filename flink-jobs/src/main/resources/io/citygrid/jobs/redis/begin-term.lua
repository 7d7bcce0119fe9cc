-- Answers the term of an attempt to run a job: the same for all its writers, and greater than that of
-- every attempt before it. It also grows with the server's clock, so that it does when Redis has lost
-- everything but a writer goes on.
--
-- KEYS  term, term of this attempt
-- ARGV  seconds for which the latter is kept, longer than writers of an attempt start after another
local taken = redis.call('GET', KEYS[2])
if taken then
  return taken
end
local last = tonumber(redis.call('GET', KEYS[1]) or '0')
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local term = string.format('%.0f', math.max(last + 1, now))
redis.call('SET', KEYS[1], term)
redis.call('SETEX', KEYS[2], ARGV[1], term)
return term
