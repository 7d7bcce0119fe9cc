-- Writes one change of the live view, only when its version is newer than the one that stands
-- there. Answers the sequence it got in the change log (1 when it is not logged), or 0 when there was
-- nothing to do.
--
-- KEYS  item, epoch, sequence, changes
-- ARGV  kind, id, version, at (epoch ms), json, a new epoch should there be none, length of the
--       change log (0 for not logged), prefix of index keys, indexes joined by newline, the one of
--       them that is a map (or nothing), longitude and latitude in it
-- Versions stay below 2^53, where Lua's numbers are still exact.
local stored = redis.call('HMGET', KEYS[1], 'v', 'x')
if stored[1] and tonumber(stored[1]) >= tonumber(ARGV[3]) then
  return 0
end
if not redis.call('GET', KEYS[2]) then
  redis.call('DEL', KEYS[3], KEYS[4])
  redis.call('SET', KEYS[2], ARGV[6])
end
local keep = {}
for name in string.gmatch(ARGV[9], '[^\n]+') do
  keep[name] = true
  if name == ARGV[10] then
    redis.call('GEOADD', ARGV[8] .. name, ARGV[11], ARGV[12], ARGV[2])
  else
    redis.call('ZADD', ARGV[8] .. name, ARGV[4], ARGV[2])
  end
end
if stored[2] and stored[2] ~= ARGV[9] then
  for name in string.gmatch(stored[2], '[^\n]+') do
    if not keep[name] then
      redis.call('ZREM', ARGV[8] .. name, ARGV[2])
    end
  end
end
redis.call('HSET', KEYS[1], 'v', ARGV[3], 'j', ARGV[5], 'x', ARGV[9])
if ARGV[7] == '0' then
  return 1
end
local sequence = redis.call('INCR', KEYS[3])
redis.call('XADD', KEYS[4], 'MAXLEN', '~', ARGV[7], sequence .. '-0',
  'kind', ARGV[1], 'id', ARGV[2], 'version', ARGV[3], 'at', ARGV[4], 'json', ARGV[5])
return sequence
