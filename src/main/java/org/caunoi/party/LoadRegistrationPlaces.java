package org.caunoi.party;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.stereotype.Component;

/** Reads the table when the server starts, so that a mistake in it stops the start. */
@Component
final class LoadRegistrationPlaces implements InitializingBean {

  @Override
  public void afterPropertiesSet() {
    RegistrationPlaces.read(RegistrationPlaces.content());
  }
}
