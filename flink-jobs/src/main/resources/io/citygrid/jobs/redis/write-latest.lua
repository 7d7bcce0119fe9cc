-- Writes latest values, each only when it is newer than the one that stands there. Answers how
-- many were written.
--
-- Where the feed follows them, a call that has written something is counted within an epoch. Where
-- it must know what was written, the call leaves one mark that names it: counted without a gap, so
-- that a follower knows when it missed one.
--
-- KEYS  the hash; where it is counted also: epoch, mark; where marks are left also: marks
-- ARGV  a new epoch should there be none, how many marks are kept; then for each value: id,
--       version, json
local written = {}
for i = 3, #ARGV, 3 do
  local stored = redis.call('HGET', KEYS[1], ARGV[i])
  local version = stored and tonumber(string.match(stored, '^%-?%d+'))
  if not version or version < tonumber(ARGV[i + 1]) then
    redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1] .. ' ' .. ARGV[i + 2])
    written[#written + 1] = ARGV[i]
  end
end
if #KEYS > 1 and #written > 0 then
  if not redis.call('GET', KEYS[2]) then
    redis.call('DEL', unpack(KEYS, 3))
    redis.call('SET', KEYS[2], ARGV[1])
  end
  local mark = redis.call('INCR', KEYS[3])
  if KEYS[4] then
    redis.call('XADD', KEYS[4], 'MAXLEN', '~', ARGV[2], string.format('%d-0', mark),
      'ids', table.concat(written, '\n'))
  end
end
return #written
