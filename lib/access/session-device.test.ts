import { describe, expect, it } from "vitest";
import { deviceOf } from "./session-device";

describe("deviceOf", () => {
  it.each([
    [
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Safari/537.36 Edg/147.0.0.0",
      { browser: "Edge 147", system: "Windows" },
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1",
      { browser: "Safari 19", system: "iPhone" },
    ],
    [
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:150.0) Gecko/20100101 Firefox/150.0",
      { browser: "Firefox 150", system: "macOS" },
    ],
    [
      "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/147.0.0.0 Mobile Safari/537.36",
      { browser: "Chrome 147", system: "Android" },
    ],
    ["curl/8.14.1", { browser: null, system: null }],
    ["", { browser: null, system: null }],
  ])("reads %s", (userAgent, device) => {
    expect(deviceOf(userAgent)).toEqual(device);
  });
});
