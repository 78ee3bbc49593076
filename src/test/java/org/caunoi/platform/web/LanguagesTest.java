package org.caunoi.platform.web;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.cookie;

import jakarta.servlet.http.Cookie;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

final class LanguagesTest {

  private final MockMvc pages =
      MockMvcBuilders.standaloneSetup(new Greeting())
          .setLocaleResolver(Languages.localeResolver())
          .addInterceptors(new Languages.LanguageSwitch())
          .build();

  @Test
  void isVietnameseWhateverTheBrowserPrefers() throws Exception {
    pages
        .perform(get("/greeting").locale(Locale.FRANCE).header("Accept-Language", "fr"))
        .andExpect(content().string("Đăng xuất"));
  }

  @Test
  void switchesToEnglishAndRemembersIt() throws Exception {
    pages
        .perform(get("/greeting").param("lang", "en"))
        .andExpect(content().string("Sign out"))
        .andExpect(cookie().value("lang", "en"))
        .andExpect(cookie().httpOnly("lang", true));
    pages
        .perform(get("/greeting").cookie(new Cookie("lang", "en")))
        .andExpect(content().string("Sign out"));
  }

  @Test
  void ignoresALanguageWeDoNotSpeakAndABrokenCookie() throws Exception {
    pages
        .perform(get("/greeting").param("lang", "<x>").cookie(new Cookie("lang", "%%%")))
        .andExpect(content().string("Đăng xuất"))
        .andExpect(cookie().doesNotExist("lang"));
  }

  @RestController
  static final class Greeting {

    @GetMapping(path = "/greeting", produces = "text/plain;charset=UTF-8")
    String greet(Locale locale) throws Exception {
      return new Texts(Languages.messageSource(), locale).get("ui.signOut");
    }
  }
}
