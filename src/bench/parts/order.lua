-- A new order each time. RUN tells the orders of one run from those of another.
local run = os.getenv('RUN')
local number = 0
wrk.method = 'POST'
wrk.headers['Content-Type'] = 'application/json'
wrk.headers['Authorization'] = 'Basic ' .. os.getenv('AUTH')

request = function()
  number = number + 1
  return wrk.format(nil, nil, nil, '{"plan":"vpn-ipsec-standard","app_id":"app-' .. number .. '","uuid":"' .. run .. '-' .. number .. '"}')
end
