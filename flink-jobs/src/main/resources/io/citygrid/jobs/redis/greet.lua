-- Says which run of Redis this is. A restarted Redis may have lost its last changes, so that
-- sequences could be used twice: then a new epoch tells every viewer to start from a snapshot.
--
-- KEYS  run, epoch
-- ARGV  id of this run of Redis, a new epoch
local known = redis.call('GET', KEYS[1])
if known == ARGV[1] then
  return 0
end
redis.call('SET', KEYS[1], ARGV[1])
if known and redis.call('GET', KEYS[2]) then
  redis.call('SET', KEYS[2], ARGV[2])
end
return 1
