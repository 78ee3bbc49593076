package org.caunoi.dossier;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The citizen's phone: what the house has told to send. */
@Component("dossierSentCodes")
public class SentCodes {

  private final Map<String, String> codes = new ConcurrentHashMap<>();
  private final Map<String, String> links = new ConcurrentHashMap<>();

  @EventListener
  void on(CodeToSend event) {
    codes.put(event.code(), event.oneTimeCode());
  }

  @EventListener
  void on(DossierActed event) {
    if (event.resultLink() != null) {
      links.put(event.code(), event.resultLink());
    }
  }

  @EventListener
  void on(ResultLinkMade event) {
    links.put(event.code(), event.token());
  }

  public String codeOf(String dossier) {
    return Objects.requireNonNull(codes.get(dossier));
  }

  /** The newest one. */
  public String linkOf(String dossier) {
    return Objects.requireNonNull(links.get(dossier));
  }
}
