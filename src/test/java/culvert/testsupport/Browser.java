package culvert.testsupport;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The machine's own Chromium, driven by Playwright. Nothing is downloaded. */
public final class Browser implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> ARGUMENTS = List.of(
            // CI runs as root, where Chromium has no sandbox.
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Starts the browser that is found on the PATH; a machine without one fails the test with one sentence. */
    public static Browser start() {
        Path program = program();
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var options = new BrowserType.LaunchOptions().setExecutablePath(program).setArgs(ARGUMENTS);
        return new Browser(playwright, playwright.chromium().launch(options));
    }

    /** A fresh profile in a desktop's window, where addresses start at the broker's. */
    public Page page(URI broker) {
        return page(broker, new com.microsoft.playwright.Browser.NewContextOptions());
    }

    /** The same for somebody who has scripts switched off. */
    public Page pageWithoutScripts(URI broker) {
        return page(broker, new com.microsoft.playwright.Browser.NewContextOptions().setJavaScriptEnabled(false));
    }

    private Page page(URI broker, com.microsoft.playwright.Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options.setBaseURL(broker.toString()));
        return context.newPage();
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static Path program() {
        List<Path> folders = Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .map(Path::of)
                .toList();
        return NAMES.stream()
                .flatMap(name -> folders.stream().map(folder -> folder.resolve(name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "The browser tests need Chromium on the PATH; on Debian: apt-get install chromium."));
    }
}
