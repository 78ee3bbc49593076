package org.caunoi.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * The two languages of the screens. Words come from every {@code i18n/*_vi.properties} on the class
 * path with its English twin; the choice lives in the cookie {@code lang} and is changed by {@code
 * ?lang=vi} or {@code ?lang=en} on any page. Other values change nothing.
 */
@Configuration(proxyBeanMethods = false)
final class Languages implements WebMvcConfigurer {

  static final Locale VIETNAMESE = Locale.of("vi");
  private static final String SUFFIX = "_vi.properties";

  /** Vietnamese, unless the locale is English. */
  static Locale offered(Locale asked) {
    return asked.getLanguage().equals("en") ? Locale.ENGLISH : VIETNAMESE;
  }

  @Bean
  static MessageSource messageSource() throws IOException {
    Resource[] found =
        new PathMatchingResourcePatternResolver().getResources("classpath*:i18n/*" + SUFFIX);
    ResourceBundleMessageSource source = new ResourceBundleMessageSource();
    source.setBasenames(
        Arrays.stream(found)
            .map(resource -> Objects.requireNonNull(resource.getFilename()))
            .map(name -> "i18n/" + name.substring(0, name.length() - SUFFIX.length()))
            .distinct()
            .sorted()
            .toArray(String[]::new));
    source.setDefaultEncoding("UTF-8");
    source.setFallbackToSystemLocale(false);
    source.setDefaultLocale(VIETNAMESE);
    return source;
  }

  @Bean
  static LocaleResolver localeResolver() {
    CookieLocaleResolver cookie = new CookieLocaleResolver("lang");
    cookie.setDefaultLocale(VIETNAMESE);
    cookie.setRejectInvalidCookies(false);
    cookie.setCookieHttpOnly(true);
    cookie.setCookieSameSite("Lax");
    cookie.setCookieMaxAge(Duration.ofDays(365));
    return cookie;
  }

  @Override
  public void addInterceptors(InterceptorRegistry registry) {
    registry.addInterceptor(new LanguageSwitch());
  }

  static final class LanguageSwitch implements HandlerInterceptor {

    @Override
    public boolean preHandle(
        HttpServletRequest request, HttpServletResponse response, Object handler) {
      if (!request.getMethod().equals("GET")) {
        return true;
      }
      String asked = request.getParameter("lang");
      LocaleResolver resolver = RequestContextUtils.getLocaleResolver(request);
      if (resolver != null && ("vi".equals(asked) || "en".equals(asked))) {
        resolver.setLocale(request, response, Locale.of(asked));
      }
      return true;
    }
  }
}
