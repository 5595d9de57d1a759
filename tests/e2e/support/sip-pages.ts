import type { Locator, Page } from '@playwright/test';
import { expect } from './app';

/** The SIP wizard as a person meets it: by what is written on the screen. */
export class SipPages {
  constructor(private readonly page: Page) {}

  get next(): Locator {
    return this.page.getByRole('button', { name: 'Next' });
  }

  heading(name: string | RegExp): Locator {
    return this.page.getByRole('heading', { level: 2, name });
  }

  /** Step 1 is there and has been read. */
  async atAccounts(): Promise<void> {
    await expect(this.heading('Which account is to be set up?')).toBeVisible();
    await expect(this.page.getByText('Reading what it has…')).toHaveCount(0);
  }

  async server(server: string): Promise<void> {
    await this.atAccounts();
    await this.next.click();
    await this.page.getByLabel('SIP server').fill(server);
    await this.next.click();
  }

  async user(user: string, password: string): Promise<void> {
    await this.page.getByLabel('User name').fill(user);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.next.click();
  }

  /** Fills everything that is needed and stops at the review. */
  async toReview(values: {
    readonly server: string;
    readonly user: string;
    readonly password: string;
  }): Promise<void> {
    await this.server(values.server);
    await this.user(values.user, values.password);
    await expect(this.heading(/anything special/)).toBeVisible();
    await this.next.click();
    await expect(this.heading('Is this what you want to write?')).toBeVisible();
  }

  /** Writes what the review shows. */
  async write(): Promise<void> {
    await this.page.getByRole('button', { name: /^Write \d+ values?$/ }).click();
  }
}
