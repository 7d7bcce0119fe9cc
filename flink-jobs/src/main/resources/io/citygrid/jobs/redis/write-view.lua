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
local call, find, sub, format = redis.call, string.find, string.sub, string.format
local prefix = ARGV[3]
local term = tonumber(ARGV[4])
local isEpochKnown = false
-- Of the last change that was logged; nil before the first of this call.
local sequence

-- The version under which a change of something stored is shown, and the offset when that is new;
-- nil for nothing to show.
local function shownVersion(item, stored, version, json)
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

-- What is still to be added to and taken from sorted sets: arguments by name. Many things of a call
-- are in the same sets, and one command with many of them costs far less than one for each. Each
-- thing stands here once at most, so that the order of what is still to be done does not matter.
local added, removed, touched = {}, {}, {}

local function flush()
  for name, arguments in pairs(removed) do
    call('ZREM', prefix .. name, unpack(arguments))
  end
  for name, arguments in pairs(added) do
    call('ZADD', prefix .. name, unpack(arguments))
  end
  added, removed, touched = {}, {}, {}
end

local function add(name, id, at, map, lon, lat)
  if name == map then
    call('GEOADD', prefix .. name, lon, lat, id)
    return
  end
  local arguments = added[name]
  if arguments then
    local count = #arguments
    arguments[count + 1] = at
    arguments[count + 2] = id
  else
    added[name] = {at, id}
  end
end

local function remove(name, id)
  local arguments = removed[name]
  if arguments then
    arguments[#arguments + 1] = id
  else
    removed[name] = {id}
  end
end

local function list(id, at, before, indexes, map, lon, lat)
  local from = 1
  -- Finding plain text costs a fraction of matching a pattern, and there are many names.
  local to = find(indexes, '\n', from, true)
  while to do
    add(sub(indexes, from, to - 1), id, at, map, lon, lat)
    from = to + 1
    to = find(indexes, '\n', from, true)
  end
  if from <= #indexes then
    add(sub(indexes, from), id, at, map, lon, lat)
  end
  if before and before ~= indexes then
    local kept = '\n' .. indexes .. '\n'
    for name in string.gmatch(before, '[^\n]+') do
      if not find(kept, '\n' .. name .. '\n', 1, true) then
        remove(name, id)
      end
    end
  end
end

local function write(item, kind, id, version, at, json, logged, indexes, map, lon, lat)
  local stored = call('HMGET', item, 'v', 'x', 'e', 'o')
  local text, offset = version, nil
  if stored[1] then
    local shown
    shown, offset = shownVersion(item, stored, tonumber(version), json)
    if not shown then
      return 0
    end
    text = format('%d', shown)
  end
  if not isEpochKnown then
    isEpochKnown = true
    if not call('GET', KEYS[1]) then
      call('DEL', KEYS[2], KEYS[3])
      call('SET', KEYS[1], ARGV[1])
    end
  end
  if touched[item] then
    flush()
  end
  touched[item] = true
  list(id, at, stored[2], indexes, map, lon, lat)
  if offset then
    call('HSET', item, 'o', format('%d', offset))
  end
  if term ~= 0 then
    call('HSET', item, 'v', text, 'j', json, 'x', indexes, 'e', ARGV[4])
  else
    call('HSET', item, 'v', text, 'j', json, 'x', indexes)
  end
  if logged == '0' then
    return 1
  end
  sequence = (sequence or tonumber(call('GET', KEYS[2]) or '0')) + 1
  call('XADD', KEYS[3], 'MAXLEN', '~', ARGV[2], format('%d-0', sequence),
    'kind', kind, 'id', id, 'version', text, 'at', at, 'json', json)
  return sequence
end

local answers = {}
local isWhole, problem = pcall(function()
  for i = 4, #KEYS do
    local from = 5 + (i - 4) * 10
    answers[i - 3] = write(KEYS[i], unpack(ARGV, from, from + 9))
  end
end)
-- Also when a change in the middle cannot be written: those before it stand whole.
flush()
if sequence then
  call('SET', KEYS[2], format('%d', sequence))
end
if not isWhole then
  return type(problem) == 'table' and problem or redis.error_reply(tostring(problem))
end
return answers
