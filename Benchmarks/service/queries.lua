-- Slots queries for wrk, one attendee after another. Made ready before the first is sent: the load must cost little.
-- Arguments: TOKEN INTERVAL FILE, the file with one user id a line.

local requests = {}
local position = 0

function init(args)
   local headers = {
      ["Authorization"] = "Bearer " .. args[1],
      ["Content-Type"] = "application/json",
      ["Accept"] = "application/json",
   }
   for id in io.lines(args[3]) do
      local body = string.format(
         '{"interval":"%s","lengthInMinutes":30,"attendeeIds":["%s"]}', args[2], id)
      requests[#requests + 1] = wrk.format("POST", "/api/v2/coaching/scheduleslots/query", headers, body)
   end
   position = math.random(#requests)
end

function request()
   position = position % #requests + 1
   return requests[position]
end

-- One line that a program can read: microseconds, and what went wrong.
function done(summary, latency, _)
   local errors = summary.errors
   io.write(string.format(
      "result %d calls %d us p50 %d p99 %d max %d bytes %d failed %d\n",
      summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), latency.max,
      summary.bytes, errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
