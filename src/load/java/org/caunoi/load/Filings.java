package org.caunoi.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Clients in a closed loop: each files, and asks again with the same key until it has an answer.
 * What was acknowledged is written down before the next one goes out.
 */
final class Filings {

  private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*\"([^\"]+)\"");

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final List<URI> bases;
  private final String token;
  private final Path log;
  private final long seed;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger retries = new AtomicInteger();
  private final AtomicLong lastAnswer = new AtomicLong();
  private final Map<String, String> acknowledged = new ConcurrentHashMap<>();
  private final List<Thread> clients = new ArrayList<>();
  private final Queue<Throwable> broken = new ConcurrentLinkedQueue<>();
  private volatile boolean stopped;
  private int paperEach;

  Filings(URI base, String token, Path log, long seed) {
    this(List.of(base), token, log, seed);
  }

  /** Through several doors; where one gives no answer the next is tried. */
  Filings(List<URI> bases, String token, Path log, long seed) {
    this.bases = bases;
    this.token = token;
    this.log = log;
    this.seed = seed;
  }

  /** Each filing of so many carries a paper, which is sent when the filing is acknowledged. */
  Filings withPapers(int each) {
    paperEach = each;
    return this;
  }

  /** Key to dossier code, of everything that was answered 201. */
  Map<String, String> acknowledged() {
    return acknowledged;
  }

  int retries() {
    return retries.get();
  }

  /** So many clients begin. */
  Filings start(int many) {
    for (int i = 0; i < many; i++) {
      clients.add(Thread.ofPlatform().daemon().start(this::run));
    }
    return this;
  }

  /** Waits until each has its last answer; a client that did not get through is no client. */
  void stop() throws InterruptedException {
    stopped = true;
    for (Thread client : clients) {
      client.join();
    }
    if (!broken.isEmpty()) {
      throw new IllegalStateException(broken.size() + " clients gave up", broken.peek());
    }
  }

  private void run() {
    try {
      while (!stopped) {
        file(next.incrementAndGet());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      broken.add(e);
    }
  }

  /** Milliseconds until something is acknowledged that was asked for now or later. */
  long secondsToNextAnswer(Duration most) throws InterruptedException {
    long from = System.currentTimeMillis();
    while (lastAnswer.get() <= from) {
      if (System.currentTimeMillis() - from > most.toMillis()) {
        throw new IllegalStateException("No filing was answered for " + most);
      }
      Thread.sleep(20);
    }
    return System.currentTimeMillis() - from;
  }

  private void file(int number) throws InterruptedException, IOException {
    String key = "drill-" + seed + "-" + number;
    boolean withPaper = paperEach > 0 && number % paperEach == 0;
    String body = withPaper ? withPaper(number) : body(number);
    String code = code(insist(number, "POST", "/api/v1/dossiers", "json", key, body));
    if (withPaper) {
      String paper = paper(number);
      String path = "/api/v1/dossiers/" + code + "/documents/mandate";
      if (insist(number, "PUT", path, "pdf", key + "-paper", paper).isEmpty()) {
        return;
      }
      keep(key + "-paper " + code + " " + sha256(paper));
    }
  }

  /** Asks until it is acknowledged; a filing is noted at once. */
  private String insist(
      int number, String method, String path, String type, String key, String body)
      throws InterruptedException, IOException {
    for (int attempt = 1; ; attempt++) {
      URI base = bases.get((number + attempt) % bases.size());
      HttpRequest request =
          HttpRequest.newBuilder(base.resolve(path))
              .timeout(Duration.ofSeconds(20))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/" + type)
              .header("Idempotency-Key", key)
              .method(method, BodyPublishers.ofString(body))
              .build();
      long asked = System.currentTimeMillis();
      try {
        HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
        if (answer.statusCode() == 404 && method.equals("PUT")) {
          // The dossier it belongs to is lost; whoever verifies finds that by the log.
          return "";
        }
        if (answer.statusCode() / 100 == 2) {
          if (method.equals("POST")) {
            keep(key, code(answer.body()), asked);
          }
          return answer.body();
        }
        if (answer.statusCode() < 500 && answer.statusCode() != 429 && answer.statusCode() != 409) {
          throw new IllegalStateException("Refused: " + answer.statusCode() + " " + answer.body());
        }
      } catch (IOException lost) {
        // Whether it was filed nobody knows; the same key finds out.
      }
      retries.incrementAndGet();
      Thread.sleep(Math.min(1000, 50L * attempt));
    }
  }

  static String code(String body) {
    Matcher code = CODE.matcher(body);
    if (!code.find()) {
      throw new IllegalStateException("An answer without a code");
    }
    return code.group(1);
  }

  private void keep(String key, String code, long asked) throws IOException {
    keep(key + " " + code);
    acknowledged.put(key, code);
    lastAnswer.accumulateAndGet(asked, Math::max);
  }

  private synchronized void keep(String line) throws IOException {
    Files.write(
        log,
        (line + "\n").getBytes(StandardCharsets.US_ASCII),
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** Somebody else's matter: it lacks the paper that says they may. */
  static String withPaper(int number) {
    return body(number)
        .replace("\"self\"", "\"other\"")
        .replace("\"copies\"", "\"subjectFullName\": \"Trần Thử Nhờ\", \"copies\"");
  }

  /** A small file that is a PDF and differs from any other. */
  private static String paper(int number) {
    return FullDisk.pdf(number).replace("x".repeat(200_000), "x".repeat(2000));
  }

  private static String sha256(String content) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  static String body(int number) {
    return """
    {"procedureCode": "2.000635", "answers": {"forWhom": "self"},
     "applicant": {"fullName": "Nguyễn Thử Tải", "personalId": "001188%1$06d", "birthDate": "1988-03-02",
       "sex": "female", "phone": "0900%1$06d", "address": "Số 1 phố Ví Dụ", "communeCode": "00070"},
     "form": {"copies": "1"}, "returnBy": "counter"}
    """
        .formatted(number % 1_000_000);
  }
}
