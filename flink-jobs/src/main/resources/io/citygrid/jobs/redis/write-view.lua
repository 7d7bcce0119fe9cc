-- Writes one change of the live view, only when it is newer than what stands there: by a later
-- version, or by a later attempt to run the job (term). Answers the sequence it got in the change log (1 when it
-- is not logged), or 0 when there was nothing to show.
--
-- A job that was killed may have shown decisions that were not yet in its checkpoint. When it goes
-- on, what was read then can come in another order, so that other decisions take the same versions.
-- Those of the later term count; versions in the view go on growing, by an offset that the item
-- keeps. The other way round, a writer that does not know yet that it was replaced changes nothing.
--
-- KEYS  item, epoch, sequence, changes
-- ARGV  kind, id, version, at (epoch ms), json, a new epoch should there be none, length of the
--       change log (0 for not logged), prefix of index keys, indexes joined by newline, the one of
--       them that is a map (or nothing), longitude and latitude in it, the writer's term (0 for one
--       that copies the record and replaces nothing of the same or a later version)
-- Versions and terms stay below 2^53, where Lua's numbers are still exact.
local stored = redis.call('HMGET', KEYS[1], 'v', 'x', 'e', 'o')
local term = tonumber(ARGV[13])
local version = tonumber(ARGV[3])
if stored[1] then
  local shown = tonumber(stored[1])
  local held = tonumber(stored[3] or '0')
  local offset = tonumber(stored[4] or '0')
  if term ~= 0 and term < held then
    return 0
  end
  if version + offset > shown then
    version = version + offset
  elseif term <= held then
    return 0
  elseif version + offset == shown and redis.call('HGET', KEYS[1], 'j') == ARGV[5] then
    redis.call('HSET', KEYS[1], 'e', ARGV[13])
    return 0
  else
    redis.call('HSET', KEYS[1], 'o', string.format('%.0f', shown + 1 - version))
    version = shown + 1
  end
end
local shownVersion = string.format('%.0f', version)
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
redis.call('HSET', KEYS[1], 'v', shownVersion, 'j', ARGV[5], 'x', ARGV[9])
if term ~= 0 then
  redis.call('HSET', KEYS[1], 'e', ARGV[13])
end
if ARGV[7] == '0' then
  return 1
end
local sequence = redis.call('INCR', KEYS[3])
redis.call('XADD', KEYS[4], 'MAXLEN', '~', ARGV[7], sequence .. '-0',
  'kind', ARGV[1], 'id', ARGV[2], 'version', shownVersion, 'at', ARGV[4], 'json', ARGV[5])
return sequence
