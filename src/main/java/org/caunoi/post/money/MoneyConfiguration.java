package org.caunoi.post.money;

import org.caunoi.access.NavEntry;
import org.caunoi.access.Permission;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the rules of postage and its place in the menu. */
@Configuration(proxyBeanMethods = false)
class MoneyConfiguration {

  @Bean
  PostageRules postageRules(@Value("${caunoi.reference.post:classpath:}") String location) {
    return ReadPostageFile.read(location);
  }

  @Bean
  NavEntry postageEntry() {
    return new NavEntry(44, "/postage", "postage.nav", "hand-coins", Permission.WATCH_POSTAGE);
  }
}
