import type { Locator, Page } from '@playwright/test';

const content = (text: string) => `image ${text} `.repeat(500);

/** The wizard that upgrades firmware, and the library, as a person meets them. */
export class FirmwarePages {
  constructor(private readonly page: Page) {}

  get next(): Locator {
    return this.page.getByRole('button', { name: 'Next' });
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { level: 2, name });
  }

  /** How many take part, in the line above the table. */
  count(text: string): Locator {
    return this.page.getByRole('status').getByText(text);
  }

  /** Chooses an image in the dialog; its content follows from its name. */
  async addImage(name: string): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.page.getByRole('button', { name: 'Add an image…' }).click();
    const buffer = Buffer.from(content(name));
    await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer });
  }

  /** Drops a file with the content of another one. */
  async dropImage(name: string, like: string): Promise<void> {
    const files = await this.page.evaluateHandle(
      ([fileName, text]) => {
        const data = new DataTransfer();
        data.items.add(new File([text], fileName));
        return data;
      },
      [name, content(like)] as const,
    );
    await this.page.getByText('or drop it here').dispatchEvent('drop', { dataTransfer: files });
  }
}
