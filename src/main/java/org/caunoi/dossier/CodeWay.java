package org.caunoi.dossier;

import java.util.List;
import org.caunoi.catalogue.ReturnWay;
import org.springframework.stereotype.Component;

/**
 * By which way a one-time code reaches a citizen: a phone that takes messages, else their e-mail,
 * else none.
 */
@Component
public class CodeWay {

  private final PhoneCodes phones;

  CodeWay(PhoneCodes phones) {
    this.phones = phones;
  }

  /** Whether codes reach any phone at all. */
  public boolean byPhone() {
    return phones.reachPhones();
  }

  /** The phone alone, the e-mail address alone, or nothing where no code can arrive. */
  public Contact of(Contact contact) {
    String phone = byPhone() ? contact.forMessages().phone() : null;
    return phone == null ? new Contact(null, contact.email()) : new Contact(phone, null);
  }

  /**
   * Whether a result can come home this way; a file wants a code, unless nothing else is offered.
   */
  public boolean fits(ReturnWay way, List<ReturnWay> offered, Contact contact) {
    return way != ReturnWay.ELECTRONIC || offered.size() == 1 || of(contact).isReached();
  }
}
