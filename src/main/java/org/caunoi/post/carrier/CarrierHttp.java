package org.caunoi.post.carrier;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.caunoi.exchange.Reply;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks JSON with carriers and tells what surely did not happen from what nobody knows. */
@Component
class CarrierHttp {

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final JsonMapper json;
  private final Duration patience;

  CarrierHttp(JsonMapper json, @Value("${caunoi.post.patience}") Duration patience) {
    this.json = json;
    this.patience = patience;
  }

  /** Posts JSON; the answer is JSON too. */
  JsonNode post(String url, Map<String, String> headers, Object body) throws CarrierFailed {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json; charset=UTF-8")
            .POST(BodyPublishers.ofString(json.writeValueAsString(body)));
    return send(request, headers);
  }

  JsonNode get(String url, Map<String, String> headers) throws CarrierFailed {
    return send(HttpRequest.newBuilder(URI.create(url)).GET(), headers);
  }

  private JsonNode send(HttpRequest.Builder request, Map<String, String> headers)
      throws CarrierFailed {
    headers.forEach(request::header);
    try {
      HttpResponse<String> answer =
          client.send(request.timeout(patience).build(), BodyHandlers.ofString());
      int status = answer.statusCode();
      if (status == 429 || status == 503) {
        throw new CarrierFailed(new Reply.NotNow("http-" + status));
      }
      if (status >= 500) {
        throw new CarrierFailed(new Reply.Unknown("http-" + status));
      }
      if (status >= 400) {
        throw new CarrierFailed(new Reply.Declined("http-" + status));
      }
      return json.readTree(answer.body());
    } catch (ConnectException | HttpConnectTimeoutException e) {
      throw new CarrierFailed(new Reply.NotNow("not-reached"));
    } catch (JacksonException e) {
      throw new CarrierFailed(new Reply.Unknown("answer-unreadable"));
    } catch (IOException e) {
      throw new CarrierFailed(new Reply.Unknown("no-answer"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CarrierFailed(new Reply.Unknown("interrupted"));
    }
  }

  /** The call did not end well; says what is known of it. */
  static final class CarrierFailed extends Exception {

    private final transient Reply reply;

    CarrierFailed(Reply reply) {
      super(null, null, false, false);
      this.reply = reply;
    }

    Reply reply() {
      return reply;
    }
  }
}
