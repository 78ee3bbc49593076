package org.caunoi.twin;

import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The twin as a program: {@code --port=18090 --house=http://localhost:8080 --seed=1 --pace=8
 * --script=0:good,60:down,180:bad}, or {@code --bad} for all the time. It prints the settings with
 * which the house finds it.
 */
public final class CarrierTwin {

  private CarrierTwin() {}

  static void main(String[] args) throws IOException, InterruptedException {
    Map<String, String> given = new HashMap<>();
    for (String arg : args) {
      String[] pair = arg.replaceFirst("^--", "").split("=", 2);
      given.put(pair[0], pair.length == 2 ? pair[1] : "true");
    }
    long seed = Long.parseLong(given.getOrDefault("seed", "1"));
    String house = given.getOrDefault("house", "http://localhost:8080");
    Clock clock = Clock.tickMillis(ZoneOffset.UTC);
    House partner = new House("demo", "demo", "twin-secret-of-the-demo", "twin-path-of-the-demo");
    Twin viettelPost = new Twin(Words.VIETTEL_POST, partner, seed, clock);
    Twin vnPost = new Twin(Words.VN_POST, partner, seed + 1, clock);
    viettelPost.reportsTo(house + "/api/v1/exchange/viettelpost");
    vnPost.reportsTo(house + "/api/v1/exchange/vnpost");
    Script script =
        Script.parse(given.getOrDefault("script", given.containsKey("bad") ? "0:bad" : ""));
    viettelPost.behave(script.at(0));
    vnPost.behave(script.at(0));
    int port = Integer.parseInt(given.getOrDefault("port", "18090"));
    TwinServer server = TwinServer.start(port, viettelPost, vnPost);
    for (Words carrier : Words.values()) {
      String key = carrier == Words.VIETTEL_POST ? "viettelpost" : "vnpost";
      System.out.printf("--caunoi.post.carriers.%s.url=%s%n", key, server.url(carrier));
      for (var one :
          Map.of(
                  "user", partner.user(),
                  "password", partner.password(),
                  "secret", partner.secret(),
                  "path", partner.path())
              .entrySet()) {
        System.out.printf("--caunoi.post.carriers.%s.%s=%s%n", key, one.getKey(), one.getValue());
      }
    }
    // Who ends it reads whether anything was ordered twice.
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () ->
                    System.out.printf(
                        "waybills=%d orders=%d%n",
                        viettelPost.orders() + vnPost.orders(),
                        viettelPost.references() + vnPost.references())));
    long pace = Long.parseLong(given.getOrDefault("pace", "8"));
    for (long second = pace; true; second += pace) {
      TimeUnit.SECONDS.sleep(pace);
      viettelPost.behave(script.at(second));
      vnPost.behave(script.at(second));
      viettelPost.advance();
      vnPost.advance();
    }
  }
}
