-- Writes latest values, each only when it is newer than the one that stands there. Answers how
-- many were written.
--
-- KEYS  the hash
-- ARGV  id, version, json; and so on for each value
local written = 0
for i = 1, #ARGV, 3 do
  local stored = redis.call('HGET', KEYS[1], ARGV[i])
  local version = stored and tonumber(string.match(stored, '^%-?%d+'))
  if not version or version < tonumber(ARGV[i + 1]) then
    redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1] .. ' ' .. ARGV[i + 2])
    written = written + 1
  end
end
return written
