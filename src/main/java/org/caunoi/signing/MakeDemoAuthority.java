package org.caunoi.signing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Has the authority for trying out there from the first start on, beside whatever else starts. */
@Component
class MakeDemoAuthority {

  private static final Logger LOG = LoggerFactory.getLogger(MakeDemoAuthority.class);

  private final SigningKeys keys;

  MakeDemoAuthority(SigningKeys keys) {
    this.keys = keys;
  }

  @EventListener(ApplicationReadyEvent.class)
  void ready() {
    Thread.ofVirtual().name("demo-authority").start(this::make);
  }

  private void make() {
    try {
      keys.trusted();
    } catch (RuntimeException e) {
      LOG.warn("The certifier could not be read or made; the first signature tries again", e);
    }
  }
}
