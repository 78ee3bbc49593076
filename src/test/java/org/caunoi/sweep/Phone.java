package org.caunoi.sweep;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.caunoi.assistance.ConfirmationCodeIssued;
import org.caunoi.dossier.CodeToSend;
import org.caunoi.dossier.DossierActed;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The citizen's phone: the last code and the last link that were to be sent. */
@Component
final class Phone {

  private final Map<String, String> codes = new ConcurrentHashMap<>();
  private final Map<String, String> links = new ConcurrentHashMap<>();

  @EventListener
  void on(CodeToSend event) {
    codes.put(event.code(), event.oneTimeCode());
  }

  @EventListener
  void on(ConfirmationCodeIssued event) {
    codes.put(event.sessionId().toString(), event.code());
  }

  @EventListener
  void on(DossierActed event) {
    if (event.resultLink() != null) {
      links.put(event.code(), event.resultLink());
    }
  }

  /** The code sent for a dossier or a session. */
  String codeOf(String what) {
    return Objects.requireNonNull(codes.get(what), what);
  }

  String linkOf(String dossier) {
    return Objects.requireNonNull(links.get(dossier), dossier);
  }
}
