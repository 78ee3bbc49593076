package org.caunoi.dossier.web;

import org.caunoi.access.NavEntry;
import org.caunoi.access.Permission;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this room puts into the main menu. */
@Configuration(proxyBeanMethods = false)
class DossierMenu {

  @Bean
  NavEntry dossiersEntry() {
    return new NavEntry(20, "/dossiers", "nav.dossiers", "inbox", Permission.READ_DOSSIERS);
  }

  @Bean
  NavEntry dueEntry() {
    return new NavEntry(25, "/due-dossiers", "due.nav", "clock", Permission.WATCH_PROMISES);
  }

  @Bean
  NavEntry registerEntry() {
    return new NavEntry(40, "/register", "register.title", "list", Permission.READ_REGISTER);
  }

  @Bean
  NavEntry looksEntry() {
    return new NavEntry(85, "/audit/looks", "looks.title", "eye", Permission.SEARCH_ACCESS);
  }

  @Bean
  NavEntry unitsEntry() {
    return new NavEntry(72, "/units", "units.title", "building", Permission.MANAGE_PEOPLE);
  }

  @Bean
  NavEntry elsewhereEntry() {
    return new NavEntry(35, "/supplements", "elsewhere.nav", "paperclip", Permission.HELP_CITIZEN);
  }

  @Bean
  NavEntry returnsEntry() {
    return new NavEntry(30, "/returns", "nav.returns", "package", Permission.RETURN_RESULT);
  }
}
