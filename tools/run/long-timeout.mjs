// A journey through a browser starts servers and waits for pages: two minutes instead of jest's five seconds.
import { jest } from '@jest/globals';

jest.setTimeout(120_000);
