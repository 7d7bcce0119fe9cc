-- Writes changes of the live view in order, each only when it is newer than what stands there: by a
-- later version, or by a later attempt to run the job (term). Answers for each the sequence it got in
-- the change log (1 when it is not logged), or 0 when there was nothing to show.
--
-- A job that was killed may have shown decisions that were not yet in its checkpoint. When it goes
-- on, what was read then can come in another order, so that other decisions take the same versions.
-- Those of the later term count; versions in the view go on growing, by an offset that the item
-- keeps. The other way round, a writer that does not know yet that it was replaced changes nothing.
--
-- KEYS  epoch, sequence, changes; then the item of each change
-- ARGV  a new epoch should there be none, length of the change log, prefix of index keys, the
--       writer's term (0 for one that copies the record and replaces nothing of the same or a later
--       version); then for each change: kind, id, version, at (epoch ms), json, whether it is logged
--       (1) or not (0), indexes joined by newline, the one of them that is a map (or nothing),
--       longitude and latitude in it
-- Versions and terms stay below 2^53, where Lua's numbers are still exact.
local call = redis.call
local prefix = ARGV[3]
local term = tonumber(ARGV[4])
local isEpochKnown = false

-- The version under which a change is shown, and the offset when that is new; nil for nothing to show.
local function shownVersion(item, stored, version, json)
  if not stored[1] then
    return version
  end
  local shown = tonumber(stored[1])
  local held = tonumber(stored[3] or '0')
  local offset = tonumber(stored[4] or '0')
  if term ~= 0 and term < held then
    return nil
  end
  if version + offset > shown then
    return version + offset
  elseif term <= held then
    return nil
  elseif version + offset == shown and call('HGET', item, 'j') == json then
    call('HSET', item, 'e', ARGV[4])
    return nil
  end
  return shown + 1, shown + 1 - version
end

local function list(id, at, before, indexes, map, lon, lat)
  local keep = {}
  for name in string.gmatch(indexes, '[^\n]+') do
    keep[name] = true
    if name == map then
      call('GEOADD', prefix .. name, lon, lat, id)
    else
      call('ZADD', prefix .. name, at, id)
    end
  end
  if before and before ~= indexes then
    for name in string.gmatch(before, '[^\n]+') do
      if not keep[name] then
        call('ZREM', prefix .. name, id)
      end
    end
  end
end

local function write(item, kind, id, version, at, json, logged, indexes, map, lon, lat)
  local stored = call('HMGET', item, 'v', 'x', 'e', 'o')
  local shown, offset = shownVersion(item, stored, tonumber(version), json)
  if not shown then
    return 0
  end
  if not isEpochKnown then
    isEpochKnown = true
    if not call('GET', KEYS[1]) then
      call('DEL', KEYS[2], KEYS[3])
      call('SET', KEYS[1], ARGV[1])
    end
  end
  list(id, at, stored[2], indexes, map, lon, lat)
  local text = string.format('%.0f', shown)
  if offset then
    call('HSET', item, 'o', string.format('%.0f', offset))
  end
  if term ~= 0 then
    call('HSET', item, 'v', text, 'j', json, 'x', indexes, 'e', ARGV[4])
  else
    call('HSET', item, 'v', text, 'j', json, 'x', indexes)
  end
  if logged == '0' then
    return 1
  end
  local sequence = call('INCR', KEYS[2])
  call('XADD', KEYS[3], 'MAXLEN', '~', ARGV[2], sequence .. '-0',
    'kind', kind, 'id', id, 'version', text, 'at', at, 'json', json)
  return sequence
end

local answers = {}
for i = 4, #KEYS do
  local from = 5 + (i - 4) * 10
  answers[i - 3] = write(KEYS[i], unpack(ARGV, from, from + 9))
end
return answers
