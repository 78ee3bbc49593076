package org.caunoi.notification;

import java.util.Objects;
import org.caunoi.custody.PaperNews;
import org.caunoi.dossier.Contact;
import org.caunoi.dossier.Parties;
import org.caunoi.platform.viewer.ActsAsHouse;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Tells the citizen once that their papers are being sought, were found or made again. */
@ActsAsHouse("who seeks or finds papers does not know whose they are")
@Component
class TellOfPapers {

  private final PlanMessage plan;
  private final Parties parties;

  TellOfPapers(PlanMessage plan, Parties parties) {
    this.plan = plan;
    this.parties = parties;
  }

  @EventListener
  @Transactional(propagation = Propagation.MANDATORY)
  public void heard(PaperNews news) {
    MessageKind kind = kindOf(news.what());
    Contact contact = parties.contactOf(news.dossierCode());
    MessageFacts facts =
        MessageFacts.ofDossier(news.dossierCode(), Objects.requireNonNullElse(news.number(), ""));
    if (contact.phone() != null) {
      plan.plan(news.authority(), kind, Medium.SMS, contact.phone(), facts, news.dossierCode());
    }
    if (contact.email() != null) {
      plan.plan(news.authority(), kind, Medium.EMAIL, contact.email(), facts, news.dossierCode());
    }
  }

  private static MessageKind kindOf(PaperNews.What what) {
    return switch (what) {
      case SOUGHT -> MessageKind.PAPERS_SOUGHT;
      case FOUND -> MessageKind.PAPERS_FOUND;
      case MADE_AGAIN -> MessageKind.PAPERS_MADE_AGAIN;
      case FOUND_AND_REVOKED -> MessageKind.PAPERS_FOUND_AND_REVOKED;
    };
  }
}
