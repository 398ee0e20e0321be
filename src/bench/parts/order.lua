-- A new order each time. RUN tells the orders of one run from those of another.
local encode = function(text)
  local letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
  return ((text:gsub('.', function(c)
    local bits, byte = '', c:byte()
    for i = 8, 1, -1 do bits = bits .. (byte % 2 ^ i - byte % 2 ^ (i - 1) > 0 and '1' or '0') end
    return bits
  end) .. '0000'):gsub('%d%d%d?%d?%d?%d?', function(bits)
    if #bits < 6 then return '' end
    local index = 0
    for i = 1, 6 do index = index + (bits:sub(i, i) == '1' and 2 ^ (6 - i) or 0) end
    return letters:sub(index + 1, index + 1)
  end) .. ({ '', '==', '=' })[#text % 3 + 1])
end

local run = os.getenv('RUN')
local number = 0
wrk.method = 'POST'
wrk.headers['Content-Type'] = 'application/json'
wrk.headers['Authorization'] = 'Basic ' .. encode(os.getenv('AUTH'))

request = function()
  number = number + 1
  return wrk.format(nil, nil, nil, '{"plan":"vpn-ipsec-standard","app_id":"app","uuid":"' .. run .. '-' .. number .. '"}')
end
